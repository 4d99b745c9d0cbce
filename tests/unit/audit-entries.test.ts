import { describe, expect, it } from 'vitest'
import { changesOf, entryForChange } from '../../src/core/events/entries'

const exchange = {
  id: 'e1',
  name: 'Sale',
  status: 'PENDING',
  client: 'c1',
  ppData: { secret: 1 },
  updatedAt: 'now',
}

describe('what a change writes into the audit log', () => {
  it('is everything that has a value, for a new record', () => {
    expect(entryForChange('exchanges', null, exchange)).toEqual({
      action: 'exchanges.create',
      entityType: 'exchanges',
      entityId: 'e1',
      exchange: 'e1',
      outcome: 'success',
      recordUpdatedAt: 'now',
      before: null,
      after: { name: 'Sale', status: 'PENDING', client: 'c1' },
    })
  })

  it('is what differs, before and after, for a changed one', () => {
    expect(entryForChange('exchanges', exchange, { ...exchange, status: '45D', client: null })).toMatchObject(
      {
        action: 'exchanges.update',
        before: { status: 'PENDING', client: 'c1' },
        after: { status: '45D', client: null },
      },
    )
  })

  it('is nothing when nothing that counts has changed', () => {
    expect(
      entryForChange('exchanges', exchange, { ...exchange, ppData: { secret: 2 }, updatedAt: 'later' }),
    ).toBeNull()
    expect(changesOf('exchanges', { notes: '' }, { notes: null })).toBeNull()
  })

  it('keeps relations as ids, populated or not', () => {
    expect(
      entryForChange('exchanges', exchange, { ...exchange, client: { id: 'c1', displayName: 'Ann' } }),
    ).toBeNull()
    expect(changesOf('agencies', null, { name: 'A', contacts: [{ id: 'c1' }, 'c2'] })?.after).toEqual({
      name: 'A',
      contacts: ['c1', 'c2'],
    })
  })

  it('belongs to the exchange that the record hangs on', () => {
    expect(entryForChange('tasks', null, { id: 't1', title: 'Call', exchange: { id: 'e1' } })).toMatchObject({
      entityId: 't1',
      exchange: 'e1',
    })
    expect(entryForChange('contacts', null, { id: 'c1', email: 'a@b.example' })).toMatchObject({
      exchange: null,
    })
  })

  it('never holds the text of a message or a password', () => {
    expect(
      JSON.stringify(entryForChange('messages', null, { id: 'm1', exchange: 'e1', content: 'wire details' })),
    ).not.toContain('wire details')
    expect(
      JSON.stringify(
        entryForChange('users', null, {
          id: 'u1',
          email: 'a@b.example',
          password: 'secret',
          hash: 'secret',
          salt: 'secret',
        }),
      ),
    ).not.toContain('secret')
  })

  it('distinguishes false, zero and nothing', () => {
    expect(
      changesOf('exchanges', { archived: false, proceedsCents: 0 }, { archived: null, proceedsCents: null })
        ?.before,
    ).toEqual({ archived: false, proceedsCents: 0 })
  })
})
