/** The server's clock: the real one with an offset, or frozen (practicepanther.md T5). */

import type { ClockInput } from './schemas'
import { parseServed } from './time'

export class Clock {
  private offset = 0
  private frozenAt: number | null = null

  /** Real time, or noon of an anchor that is still to come, so that the firm's rows are never of the future. */
  constructor(anchor: string) {
    const now = Date.now()
    const isAhead = now < Date.parse(`${anchor}T00:00:00Z`)
    this.offset = isAhead ? Date.parse(`${anchor}T20:00:00Z`) - now : 0
  }

  now(): number {
    return this.frozenAt ?? Date.now() + this.offset
  }

  set(input: ClockInput): void {
    const base = input.now === undefined ? this.now() : parseServed(input.now)
    const target = base + (input.advance_ms ?? 0)
    if (Number.isNaN(target)) throw new Error('the clock was given no time')
    const frozen = input.freeze ?? this.frozenAt !== null
    this.frozenAt = frozen ? target : null
    this.offset = target - Date.now()
  }
}
