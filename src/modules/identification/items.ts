import { z } from 'zod'
import { descriptionProblem, DESCRIPTIONS } from '../../law/description'
import { MOST_CENTS } from '../../law/money'
import { multiLine } from '../../core/api/plainText'

/** The id of an item inside its notice: a name for values and links, and none that means something to an object. */
const itemId = z
  .string()
  .regex(/^[A-Za-z0-9][\w.:-]{0,59}$/, { message: 'letters, digits, dots, colons and hyphens' })

/** A property in a notice, as the wizard sends it. */
export const noticeItem = z.strictObject({
  id: itemId,
  kind: z.enum(DESCRIPTIONS).default('street-address'),
  description: multiLine()
    .trim()
    .min(5, { message: 'describe the property so that it cannot be mistaken' })
    .max(1000),
  /** The share that is identified, in per cent. */
  percent: z.number().gt(0).max(100).default(100),
  /** Fair market value of what is identified (of a share, the share's), gross of debt. */
  valueCents: z.int({ message: 'must be a whole number of cents' }).min(0).max(MOST_CENTS),
  incidentalTo: itemId.optional(),
  /** For property to be built: what will stand there, in as much detail as practicable. */
  construction: multiLine().trim().max(4000).optional(),
  /** The property among those of the exchange, where it is one. */
  property: z.uuid().optional(),
})
export type NoticeItem = z.infer<typeof noticeItem>

export const noticeItems = z
  .array(noticeItem)
  .min(1, { message: 'name at least one property' })
  .max(100)
  .superRefine((items, context) => {
    const twice = items.findIndex(({ id }, index) => items.findIndex((other) => other.id === id) < index)
    if (twice >= 0) context.addIssue({ code: 'custom', path: [twice, 'id'], message: 'is there twice' })
  })

/** Descriptions that may be mistaken for another property: to be looked at before they are signed. */
export const descriptionWarnings = (items: readonly NoticeItem[]) =>
  items.flatMap(({ id, kind, description }, index) => {
    const problem = descriptionProblem(kind, description)
    return problem
      ? [
          {
            code: 'ambiguous-description',
            item: id,
            message: `Number ${index + 1} may be mistaken for another property (Treas. Reg. 1.1031(k)-1(c)(3)). ${problem}`,
          },
        ]
      : []
  })

/** An item without its value: values are stored apart, because an agency never sees them. */
export type KeptItem = Omit<NoticeItem, 'valueCents'>

export const keptItems = (items: readonly NoticeItem[]): KeptItem[] =>
  items.map(({ valueCents: _value, ...item }) => item)
export const keptValues = (items: readonly NoticeItem[]): Record<string, number> =>
  Object.fromEntries(items.map(({ id, valueCents }) => [id, valueCents]))

/** What was signed is read as it was signed, whatever is asked of new ids and texts. */
const kept = z.array(
  noticeItem.omit({ valueCents: true }).extend({
    id: z.string(),
    incidentalTo: z.string().optional(),
    description: z.string(),
    construction: z.string().optional(),
  }),
)
const values = z.record(z.string(), z.number())

/** Items and values of a stored notice put together again. */
export function itemsOf(stored: { items: unknown; values: unknown }): NoticeItem[] {
  const amounts = new Map(Object.entries(values.safeParse(stored.values).data ?? {}))
  return (kept.safeParse(stored.items).data ?? []).map((item) => ({
    ...item,
    valueCents: amounts.get(item.id) ?? 0,
  }))
}
