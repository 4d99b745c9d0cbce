import type { MatterDate } from '../mapping/matters'
import { midnightOf } from '../mapping/midnights'

/** What was seen of one date field in a run. */
type Seen = { sound: number; shifted: number; foreign: number; zones: Map<string, number> }

/** A field whose dates stand at the midnight of another zone. */
export type WrongMidnight = { field: MatterDate; zone: string; odd: number; all: boolean }

/** So many dates at the midnight of another zone, and none at the firm's, are a rule and no accident. */
const ENOUGH = 3

/**
 * Watches the dates of all matters of a run. A date at the midnight of a zone to the east of the
 * firm would be one day early: it is not followed. A field none of whose dates is at the firm's
 * midnight, while others' midnights are seen, is not followed at all: the zone of the source is
 * another than the firm's.
 */
export class DateWatch {
  private readonly seen = new Map<MatterDate, Seen>()
  private readonly shifted = new Map<string, MatterDate[]>()
  private readonly present = new Map<string, MatterDate[]>()
  constructor(private readonly zone: string) {}

  /** Takes note of a date of a matter as it is written. */
  note(matter: string, field: MatterDate, text: string): void {
    const found = midnightOf(text, this.zone)
    const seen = this.seen.get(field) ?? {
      sound: 0,
      shifted: 0,
      foreign: 0,
      zones: new Map<string, number>(),
    }
    this.seen.set(field, seen)
    this.present.set(matter, [...(this.present.get(matter) ?? []), field])
    if (found.kind === 'sound') seen.sound += 1
    if (found.kind !== 'foreign') return
    seen.foreign += 1
    for (const zone of found.zones) seen.zones.set(zone, (seen.zones.get(zone) ?? 0) + 1)
    if (!found.shifts) return
    seen.shifted += 1
    this.shifted.set(matter, [...(this.shifted.get(matter) ?? []), field])
  }

  private stopped(field: MatterDate): boolean {
    const seen = this.seen.get(field)
    return seen !== undefined && seen.sound === 0 && (seen.shifted > 0 || seen.foreign >= ENOUGH)
  }

  /** The dates of a matter that are not to be followed in this run. */
  heldOf(matter: string): MatterDate[] {
    const shifted = this.shifted.get(matter) ?? []
    return (this.present.get(matter) ?? []).filter((field) => shifted.includes(field) || this.stopped(field))
  }

  /** The fields in which wrong midnights were seen, each with the zone that most of them stand in. */
  wrong(): WrongMidnight[] {
    return [...this.seen].flatMap(([field, seen]) => {
      if (seen.shifted === 0 && !this.stopped(field)) return []
      const [zone] = [...seen.zones].toSorted(([, one], [, other]) => other - one)[0] ?? ['another zone']
      return [{ field, zone, odd: seen.foreign, all: this.stopped(field) }]
    })
  }
}
