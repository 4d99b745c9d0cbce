/** What a run did, as the record has it (contract section 7). */
export type Counts = {
  seen: number
  created: number
  updated: number
  unchanged: number
  missing: number
  failed: number
}

/** What a run of everything did with each kind of record. */
export type CountsByKind = Partial<Record<'contacts' | 'matters' | 'tasks', Counts>>

/** Something that went wrong with one record, or a warning about a list. */
export type RunError = { entity: string; id?: string; code: string; message: string }

export const noCounts = (): Counts => ({
  seen: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  missing: 0,
  failed: 0,
})

/** At most so many errors are stored per run: the first ones show the cause. */
const KEPT_ERRORS = 200

const KEPT_NOTES = 50

/** The tally of a run while it goes on. */
export class Tally {
  readonly counts = noCounts()
  readonly byKind: CountsByKind = {}
  readonly errors: RunError[] = []
  private notes = 0
  step = ''
  /** Does the work of one kind of record, and counts it apart however it ends. */
  async part(kind: keyof CountsByKind, work: () => Promise<void>): Promise<void> {
    const before = { ...this.counts }
    try {
      await work()
    } finally {
      const { counts: now } = this
      this.byKind[kind] = {
        seen: now.seen - before.seen,
        created: now.created - before.created,
        updated: now.updated - before.updated,
        unchanged: now.unchanged - before.unchanged,
        missing: now.missing - before.missing,
        failed: now.failed - before.failed,
      }
    }
  }
  fail(error: RunError): void {
    this.counts.failed += 1
    this.warn(error)
  }
  /** Something that did no harm. Only some are stored, so that they never displace what did. */
  note(error: RunError): void {
    this.notes += 1
    if (this.notes <= KEPT_NOTES) this.warn(error)
  }
  warn(error: RunError): void {
    if (this.errors.length < KEPT_ERRORS) this.errors.push(error)
  }
}
