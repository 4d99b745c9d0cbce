import { FIELD_LABELS, type Unread } from '../mapping/fields'
import type { MatterFacts } from '../mapping/matters'
import type { SyncContext } from './context'
import type { Change } from './hash'

/** What was there in a matter and was not understood: the field was left open, and the run says so. */

type Found = Unread & { matter: string; name: string }

function foundIn(rows: readonly { value: Change<MatterFacts> | 'unchanged' | null }[]): Found[] {
  return rows.flatMap(({ value }) =>
    value === null || value === 'unchanged'
      ? []
      : (value.facts.unread ?? []).map((unread) => ({
          ...unread,
          matter: value.key,
          name: value.facts.name,
        })),
  )
}

/** One sentence for each kind of exchange that is not known, however many matters have it. */
function typeNotes(found: readonly Found[]): { id: string; message: string }[] {
  const byText = new Map<string, Found[]>()
  for (const one of found) byText.set(one.text, [...(byText.get(one.text) ?? []), one])
  return [...byText].flatMap(([text, [first, ...more]]) => {
    if (!first) return []
    const who = more.length === 0 ? first.name : `${first.name} and ${more.length} more`
    return [
      {
        id: first.matter,
        message: `${FIELD_LABELS.type}: “${text}” of ${who} is no kind of exchange that is known here. The kind was left open. Choose it here, or correct it in PracticePanther.`,
      },
    ]
  })
}

const amountNote = ({ field, text, matter, name }: Found) => ({
  id: matter,
  message: `${FIELD_LABELS[field]}: “${text}” of ${name} is no amount that can be read. The amount was left open. Correct it in PracticePanther.`,
})

/** Notes what was not understood in the matters of a run. */
export function reportUnread(
  { tally }: SyncContext,
  rows: readonly { value: Change<MatterFacts> | 'unchanged' | null }[],
): void {
  const found = foundIn(rows)
  const types = typeNotes(found.filter(({ field }) => field === 'type'))
  const amounts = found.filter(({ field }) => field !== 'type').map(amountNote)
  for (const note of types) tally.note({ entity: 'matters', code: 'unknown-type', ...note })
  for (const note of amounts) tally.note({ entity: 'matters', code: 'unread-amount', ...note })
}
