import { describe, expect, it } from 'vitest'
import { InvalidInput } from '../../src/law/errors'
import { type IdentifiedProperty } from '../../src/law/identification'
import { MILLION, change, dollars, test, worth } from '../support/identification'

describe('the vectors of the domain', () => {
  it('I-01 and I-02: up to three of any value', () => {
    expect(test(worth(9 * MILLION))).toEqual({
      rule: 'three-property',
      status: 'valid',
      count: 1,
      totalCents: 9 * MILLION,
      limitCents: 2 * MILLION,
      qualifying: ['a'],
    })
    expect(test(worth(5 * MILLION, 7 * MILLION, 9 * MILLION))).toMatchObject({
      rule: 'three-property',
      status: 'valid',
      count: 3,
    })
  })
  it('I-03: exactly 200 % is within', () => {
    const half = MILLION / 2
    expect(test(worth(half, half, half, half))).toMatchObject({
      rule: '200-percent',
      status: 'valid',
      totalCents: 2 * MILLION,
      qualifying: ['a', 'b', 'c', 'd'],
    })
  })
  it('I-04: a cent more is over, and nothing is identified', () => {
    const half = MILLION / 2
    const over = worth(half, half, half, half + 1)
    expect(test(over)).toMatchObject({
      rule: 'none',
      status: 'over-identified',
      count: 4,
      qualifying: [],
    })
    expect(test(over, { asOf: 'open' })).toMatchObject({
      rule: 'none',
      status: 'pending-95',
      qualifying: [],
    })
  })
  it('I-05: exactly 95 % received is enough, open or ended; a cent less is not', () => {
    const five = worth(...Array<number>(5).fill(dollars(600_000)))
    const all = (last: number) =>
      change(five, {
        ...Object.fromEntries(
          ['a', 'b', 'c', 'd'].map((id) => [id, { receivedValueCents: dollars(600_000) }]),
        ),
        e: { valueCents: last },
      })
    // 2,400,000 received; with 2,526,315.78 identified in all that is 95 %, and just not with a cent more.
    const most = Math.floor((dollars(2_400_000) * 100) / 95) - dollars(2_400_000)
    const valid = { rule: '95-percent', status: 'valid', qualifying: ['a', 'b', 'c', 'd', 'e'] }
    expect(test(all(most))).toMatchObject(valid)
    expect(test(all(most), { asOf: 'open' })).toMatchObject(valid)
    expect(test(all(most + 1)).status).toBe('over-identified')
    expect(test(all(most + 1), { asOf: 'open' }).status).toBe('pending-95')
  })
  it('I-05: 2,850,000 of 3,000,000', () => {
    const items = worth(
      dollars(1_000_000),
      dollars(1_000_000),
      dollars(500_000),
      dollars(350_000),
      dollars(150_000),
    )
    const received = items.map((item) =>
      item.id === 'e' ? item : { ...item, receivedValueCents: item.valueCents },
    )
    expect(test(received)).toMatchObject({ rule: '95-percent', status: 'valid', count: 5 })
  })
  it('I-07: over-identified, only what was received by day 45 counts', () => {
    const items = worth(...Array<number>(5).fill(dollars(600_000)))
    const one = change(items, {
      a: { receivedBy45: true },
      b: { receivedValueCents: dollars(600_000) },
    })
    expect(test(one)).toMatchObject({ status: 'over-identified', qualifying: ['a'] })
    expect(test(one, { asOf: 'open' })).toMatchObject({ status: 'pending-95', qualifying: ['a'] })
  })
  it('I-08 and I-09: received property counts to the number and to the value', () => {
    const small = { relinquishedValueCents: dollars(100_000) }
    const y = { id: 'y', valueCents: dollars(50_000), receivedBy45: true }
    expect(test([y, ...worth(MILLION, MILLION)], small)).toMatchObject({
      rule: 'three-property',
      count: 3,
    })
    const fifty = dollars(50_000)
    expect(test([y, ...worth(fifty, fifty, fifty)], small)).toMatchObject({
      rule: '200-percent',
      totalCents: dollars(200_000),
    })
    expect(test([y, ...worth(fifty, fifty, fifty + 1)], small).status).toBe('over-identified')
  })
  it('I-11: a valid revocation takes one back, an invalid one does not', () => {
    const four = worth(MILLION, MILLION, MILLION / 4, MILLION / 4)
    expect(test(change(four, { d: { revoked: 'valid' } }))).toMatchObject({
      rule: 'three-property',
      count: 3,
      totalCents: 2.25 * MILLION,
      qualifying: ['a', 'b', 'c'],
    })
    expect(test(change(four, { d: { revoked: 'invalid' } }))).toMatchObject({
      status: 'over-identified',
      count: 4,
    })
  })
  it('I-13: the relinquished properties add up', () => {
    const half = MILLION / 2
    const two = { relinquishedValueCents: dollars(400_000) + dollars(600_000) }
    expect(test(worth(half, half, half, half), two).rule).toBe('200-percent')
  })
  it('I-14: 15 % exactly is merged, a cent more is a property of its own', () => {
    const furnished = (furniture: number) => [
      ...worth(MILLION, 5 * MILLION, 5 * MILLION),
      { id: 'furniture', valueCents: furniture, incidentalTo: 'a' },
    ]
    expect(test(furnished(dollars(150_000)))).toMatchObject({
      rule: 'three-property',
      count: 3,
      totalCents: 11.15 * MILLION,
      qualifying: ['a', 'b', 'c', 'furniture'],
    })
    expect(test(furnished(dollars(150_000) + 1))).toMatchObject({
      status: 'over-identified',
      count: 4,
    })
  })
  it('I-17, I-19, I-20: an invalid notice identifies nothing, a receipt by day 45 does', () => {
    const invalid = worth(MILLION, MILLION).map((item) => ({ ...item, notice: 'invalid' as const }))
    expect(test(invalid)).toEqual({
      rule: 'none',
      status: 'none-identified',
      count: 0,
      totalCents: 0,
      limitCents: 2 * MILLION,
      qualifying: [],
    })
    const by45 = {
      id: 'x',
      valueCents: MILLION,
      notice: 'invalid',
      revoked: 'valid',
      receivedBy45: true,
    } as const
    expect(test([by45])).toMatchObject({ rule: 'three-property', count: 1, qualifying: ['x'] })
    const on46 = {
      id: 'x',
      valueCents: MILLION,
      notice: 'invalid',
      receivedValueCents: MILLION,
    } as const
    expect(test([on46]).status).toBe('none-identified')
    expect(test([], { asOf: 'open' }).status).toBe('none-identified')
  })
  it('I-21: a share counts at its share', () => {
    expect(test(worth(dollars(500_000)))).toMatchObject({ count: 1, totalCents: dollars(500_000) })
  })
})

describe('incidental property', () => {
  it('is tested together for each larger item', () => {
    const two = (each: number) => [
      ...worth(MILLION, MILLION, MILLION),
      { id: 'x', valueCents: each, incidentalTo: 'a' },
      { id: 'y', valueCents: each, incidentalTo: 'a' },
    ]
    expect(test(two(dollars(75_000))).count).toBe(3)
    expect(test(two(dollars(75_000) + 1)).count).toBe(5)
  })
  it('of an item that does not count is a property of its own', () => {
    const items: IdentifiedProperty[] = [
      { id: 'a', valueCents: MILLION, revoked: 'valid' },
      { id: 'x', valueCents: 1, incidentalTo: 'a' },
    ]
    expect(test(items)).toMatchObject({ count: 1, totalCents: 1, qualifying: ['x'] })
  })
  it('that was revoked itself weighs nothing', () => {
    const items: IdentifiedProperty[] = [
      ...worth(MILLION),
      { id: 'x', valueCents: dollars(150_000), incidentalTo: 'a' },
      { id: 'y', valueCents: MILLION, incidentalTo: 'a', revoked: 'valid' },
    ]
    expect(test(items)).toMatchObject({ count: 1, qualifying: ['a', 'x'] })
  })
})

describe('the 95 % test', () => {
  it('counts a received property at its received value in both sums', () => {
    const items = worth(MILLION, MILLION, MILLION, dollars(100_000))
    const received = (value: number) =>
      items.map((item) => (item.id === 'd' ? item : { ...item, receivedValueCents: value }))
    // 3 x 633,333.33 against 100,000 left is 94.999…%, with a cent more each it is 95 %.
    expect(test(received(dollars(633_333.33))).status).toBe('over-identified')
    expect(test(received(dollars(633_333.34)))).toMatchObject({
      rule: '95-percent',
      status: 'valid',
    })
  })
  it('takes what was received by day 45 without a value at its identified value', () => {
    const items = worth(MILLION, MILLION, MILLION, 1).map((item) =>
      item.id === 'd' ? item : { ...item, receivedBy45: true },
    )
    expect(test(items)).toMatchObject({ rule: '95-percent', totalCents: 3 * MILLION + 1 })
  })
})

describe('input that no rule can be applied to', () => {
  it.each([
    [
      [
        { id: 'a', valueCents: 1 },
        { id: 'a', valueCents: 1 },
      ],
      'identified.1.id',
    ],
    [[{ id: 'a', valueCents: 1, incidentalTo: 'b' }], 'identified.0.incidentalTo'],
    [[{ id: 'a', valueCents: 1, incidentalTo: 'a' }], 'identified.0.incidentalTo'],
    [
      [
        { id: 'a', valueCents: 9 },
        { id: 'b', valueCents: 1, incidentalTo: 'a' },
        { id: 'c', valueCents: 1, incidentalTo: 'b' },
      ],
      'identified.2.incidentalTo',
    ],
    [[{ id: 'a', valueCents: -1 }], 'identified.0.valueCents'],
    [[{ id: 'a', valueCents: 0.5 }], 'identified.0.valueCents'],
    [[{ id: 'a', valueCents: 1, receivedValueCents: Number.NaN }], 'identified.0.receivedValueCents'],
    [worth(Number.MAX_SAFE_INTEGER, 1), 'identified'],
  ] as [IdentifiedProperty[], string][])('%j is refused by %s', (identified, field) => {
    expect(() => test(identified)).toThrow(InvalidInput)
    expect(() => test(identified)).toThrow(expect.objectContaining({ field }))
  })
  it('rejects a limit that is too large to be exact', () => {
    expect(() => test([], { relinquishedValueCents: Number.MAX_SAFE_INTEGER })).toThrow(
      expect.objectContaining({ field: 'relinquishedValueCents' }),
    )
  })
})
