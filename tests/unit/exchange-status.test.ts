import { describe, expect, it } from 'vitest'
import { type StatusFacts, deriveStatus } from '../../src/law/status'

const facts = (changed: Partial<StatusFacts>): StatusFacts => ({
  today: '2026-02-01',
  transferDate: '2026-01-15',
  identificationDeadline: '2026-03-01',
  exchangeDeadline: '2026-07-14',
  sourceClosed: false,
  sourceTerminated: false,
  pinned: null,
  ...changed,
})

describe('deriveStatus by the clock', () => {
  it.each([
    ['2026-01-14', 'PENDING', false],
    ['2026-01-15', '45D', false],
    ['2026-03-01', '45D', false],
    ['2026-03-02', '180D', false],
    ['2026-07-14', '180D', false],
    ['2026-07-15', '180D', true],
  ])('on %s it is %s, expired %s', (today, status, expired) => {
    expect(deriveStatus(facts({ today }))).toEqual({ status, expired })
  })
  it('waits while no transfer is known', () => {
    const unknown = { transferDate: null, identificationDeadline: null, exchangeDeadline: null }
    expect(deriveStatus(facts({ today: '2030-01-01', ...unknown }))).toEqual({
      status: 'PENDING',
      expired: false,
    })
  })
  it('counts from the transfer where a deadline is not stored', () => {
    const bare = { identificationDeadline: null, exchangeDeadline: null }
    expect(deriveStatus(facts({ today: '2026-03-01', ...bare })).status).toBe('45D')
    expect(deriveStatus(facts({ today: '2026-07-14', ...bare })).expired).toBe(false)
    expect(deriveStatus(facts({ today: '2026-07-15', ...bare })).expired).toBe(true)
  })
})

describe('deriveStatus by the source and by hand', () => {
  it('is completed when the matter is closed, whatever the clock says', () => {
    const closed = facts({ today: '2027-01-01', sourceClosed: true })
    expect(deriveStatus(closed)).toEqual({ status: 'COMPLETED', expired: false })
  })
  it('is terminated when the matter is closed and failed', () => {
    const failed = facts({ sourceClosed: true, sourceTerminated: true })
    expect(deriveStatus(failed).status).toBe('TERMINATED')
  })
  it('keeps a pinned status against source and clock', () => {
    const pinned = facts({ sourceTerminated: true, sourceClosed: true, pinned: '45D' })
    expect(deriveStatus(pinned).status).toBe('45D')
  })
  it('expires only in 180D, pinned or not', () => {
    const late = { today: '2026-12-01' }
    expect(deriveStatus(facts({ ...late, pinned: '180D' })).expired).toBe(true)
    expect(deriveStatus(facts({ ...late, pinned: '45D' })).expired).toBe(false)
    expect(deriveStatus(facts({ ...late, pinned: 'PENDING' })).expired).toBe(false)
  })
})
