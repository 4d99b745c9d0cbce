import { isRecord } from '../../../core/isRecord'
import { DESCRIPTIONS } from '../../../law/description'
import type { DraftItem, Identification } from './types'

/** A property out of a saved draft; null for what is none. */
function itemOf(value: unknown): DraftItem | null {
  if (!isRecord(value)) return null
  const { id, kind, description, percent, valueCents, incidentalTo, construction, property } = value
  if (typeof id !== 'string' || typeof description !== 'string' || typeof valueCents !== 'number') return null
  return {
    id,
    description,
    valueCents,
    kind: DESCRIPTIONS.find((entry) => entry === kind) ?? 'street-address',
    percent: typeof percent === 'number' ? percent : 100,
    ...(typeof incidentalTo === 'string' ? { incidentalTo } : {}),
    ...(typeof construction === 'string' ? { construction } : {}),
    ...(typeof property === 'string' ? { property } : {}),
  }
}

/** What the wizard begins with: the draft, or else what is identified already, as the next notice replaces it. */
export function draftItems({ draft, items, notices }: Identification): DraftItem[] {
  const replaces = notices.some(({ state, source }) => state === 'SIGNED' && source === 'portal')
  const start: unknown[] = draft && Array.isArray(draft.items) ? draft.items : replaces ? items : []
  return start.flatMap((value) => itemOf(value) ?? [])
}
