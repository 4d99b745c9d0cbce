import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSource } from '../../src/modules/sync/sync/merge'

const merge = (ours: unknown, base: unknown, theirs: unknown) =>
  mergeSource({ field: ours }, { field: base }, { field: theirs })

describe('who is right, field by field', () => {
  it('takes over everything of a new record', () => {
    expect(mergeSource(null, null, { a: 1, b: null })).toEqual({
      values: { a: 1, b: null },
      base: { a: 1, b: null },
      differences: [],
    })
  })

  it('follows the source where nobody edited here', () => {
    expect(merge('old', 'old', 'new')).toEqual({
      values: { field: 'new' },
      base: { field: 'new' },
      differences: [],
    })
    expect(merge('old', 'old', null).values).toEqual({ field: null })
  })

  it('keeps an edit made here while the source stands still', () => {
    expect(merge('ours', 'old', 'old')).toEqual({
      values: { field: 'ours' },
      base: { field: 'old' },
      differences: [],
    })
  })

  it('keeps ours and queues both where both changed', () => {
    expect(merge('ours', 'old', 'theirs')).toEqual({
      values: { field: 'ours' },
      base: { field: 'theirs' },
      differences: [{ field: 'field', ours: 'ours', theirs: 'theirs' }],
    })
  })

  it('queues nothing where both changed to the same', () => {
    expect(merge('same', 'old', 'same').differences).toEqual([])
  })

  it('takes absent and null for the same', () => {
    expect(mergeSource({}, { field: null }, { field: null }).differences).toEqual([])
    expect(mergeSource({}, {}, { field: 'new' }).values).toEqual({ field: 'new' })
  })

  it('without a base takes ours for what the source said', () => {
    expect(mergeSource({ field: 'old' }, null, { field: 'new' })).toMatchObject({
      values: { field: 'new' },
      differences: [],
    })
  })

  it('is settled after one merge: the same answer again changes nothing', () => {
    const value = fc.constantFrom('a', 'b', 'c', null)
    fc.assert(
      fc.property(value, value, value, (ours, base, theirs) => {
        const first = merge(ours, base, theirs)
        const second = mergeSource(first.values, first.base, { field: theirs })
        expect(second.values).toEqual(first.values)
        expect(second.differences).toEqual([])
        // Never made up: what is stored was said by one of the two.
        expect([ours, theirs]).toContainEqual(first.values['field'])
      }),
    )
  })
})
