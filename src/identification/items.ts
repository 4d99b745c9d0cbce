import { z } from 'zod'

/** How a property is described without ambiguity (Reg. 1.1031(k)-1(c)(3)). */
export const DESCRIPTIONS = ['street-address', 'legal-description', 'distinguishable-name'] as const

/** A property in a notice, as the wizard sends it. */
export const noticeItem = z.strictObject({
  id: z.string().min(1).max(60),
  kind: z.enum(DESCRIPTIONS).default('street-address'),
  description: z.string().trim().min(5, { message: 'describe the property so that it cannot be mistaken' }).max(1000),
  /** The share that is identified, in per cent. */
  percent: z.number().gt(0).max(100).default(100),
  /** Fair market value of what is identified (of a share, the share's), gross of debt. */
  valueCents: z.int({ message: 'must be a whole number of cents' }).min(0).max(Number.MAX_SAFE_INTEGER),
  incidentalTo: z.string().min(1).max(60).optional(),
  /** For property to be built: what will stand there, in as much detail as practicable. */
  construction: z.string().trim().max(4000).optional(),
  /** The property among those of the exchange, where it is one. */
  property: z.uuid().optional(),
})
export type NoticeItem = z.infer<typeof noticeItem>

export const noticeItems = z.array(noticeItem).min(1, { message: 'name at least one property' }).max(100)

/** An item without its value: values are kept apart, because an agency never sees them. */
export type KeptItem = Omit<NoticeItem, 'valueCents'>

export const keptItems = (items: readonly NoticeItem[]): KeptItem[] => items.map(({ valueCents: _value, ...item }) => item)
export const keptValues = (items: readonly NoticeItem[]): Record<string, number> => Object.fromEntries(items.map(({ id, valueCents }) => [id, valueCents]))

const kept = z.array(noticeItem.omit({ valueCents: true }))
const values = z.record(z.string(), z.number())

/** Items and values of a stored notice put together again. */
export function itemsOf(stored: { items: unknown; values: unknown }): NoticeItem[] {
  const amounts = values.safeParse(stored.values).data ?? {}
  return (kept.safeParse(stored.items).data ?? []).map((item) => ({ ...item, valueCents: amounts[item.id] ?? 0 }))
}
