import * as z from 'zod/mini'
import type { Taxpayer } from '../../../../law/return-due'
import { locationFields } from '../../../../ui/forms/LocationFields'
import { optionalPick } from '../../../../ui/forms/pick'
import {
  optionalChoice,
  optionalDate,
  optionalDollars,
  optionalText,
  requiredText,
} from '../../../../ui/forms/schemas'
import { TYPE_NAMES } from '../../../../ui/format/terms'

export const TAXPAYER_KINDS = [
  'individual',
  'trust',
  'c-corporation',
  's-corporation',
  'partnership',
] as const satisfies readonly Taxpayer[]

/** What staff say about an exchange: how it is typed, and the record as the API takes it. */
const fields = {
  name: requiredText('Give the exchange a name, such as the client and the property.'),
  type: optionalChoice(TYPE_NAMES),
  client: optionalPick(),
  coordinator: optionalText(),
  taxpayerType: z.pipe(
    z.enum(['', ...TAXPAYER_KINDS]),
    z.transform((kind) => kind || null),
  ),
  expectedClosingDate: optionalDate(),
  relinquishedTransferDate: optionalDate(),
  transferEvidence: optionalText(),
  extensionFiled: z.boolean(),
  extensionEvidence: optionalText(),
  returnDueDate: optionalDate(),
  extendedDueDate: optionalDate(),
  parkedOn: optionalDate(),
  relinquishedValueCents: optionalDollars('The value is an amount in dollars, such as 1,250,000.'),
  proceedsCents: optionalDollars('The proceeds are an amount in dollars, such as 480,000.'),
  notes: optionalText(20_000),
}
const ofForm = z.object({
  ...fields,
  /** The property that is sold, of a new exchange. */
  property: z.object(locationFields),
  confirmUnusualDate: z.boolean(),
  /** The client of a new exchange is asked to sign in. */
  inviteClient: z.boolean(),
})

/** What is no field of the record. */
type Beside = 'property' | 'confirmUnusualDate' | 'inviteClient'

/** An exchange as the form begins with it. */
export type ExchangeValues = Omit<z.input<typeof ofForm>, Beside>
export type Sent = z.output<typeof ofForm>

export const EMPTY: ExchangeValues = {
  name: '',
  type: 'delayed',
  client: null,
  coordinator: '',
  taxpayerType: '',
  expectedClosingDate: '',
  relinquishedTransferDate: '',
  transferEvidence: '',
  extensionFiled: false,
  returnDueDate: '',
  extendedDueDate: '',
  extensionEvidence: '',
  parkedOn: '',
  relinquishedValueCents: '',
  proceedsCents: '',
  notes: '',
}

/** Where the value of a field came from, by the name of the field. */
export type Origins = Partial<Record<string, 'synced' | 'entered'>>

/** The fields of an object for which something is so. */
function only<T extends object>(all: T, keeps: (name: string, value: unknown) => boolean): Partial<T> {
  const kept: Partial<T> = { ...all }
  for (const name in kept) if (!keeps(name, kept[name])) delete kept[name]
  return kept
}

const recordIn = ({
  property: _p,
  confirmUnusualDate: _c,
  inviteClient: _i,
  ...all
}: Sent): Omit<Sent, Beside> => all

/** What is said of an exchange that is not there yet: what was left empty is not said. */
export const enteredIn = (sent: Sent) =>
  only(recordIn(sent), (_name, value) => value !== null && value !== false)

/** What changed; the rest is left out, so that nothing else is confirmed by the way. */
export const changedIn = (sent: Sent, changed: Readonly<Record<string, unknown>>) =>
  only(recordIn(sent), (name) => name in changed)

/** The property to make; null when nothing was typed. */
export function propertyIn({ property: typed }: Sent) {
  const given = only(typed, (_name, value) => value !== null)
  return Object.keys(given).length > 0 ? { side: 'relinquished' as const, ...given } : null
}

/** A date that moves every deadline, and an extension that moves the end, are not entered without what they rest on (domain.md 4.1, 1.1 T5). */
export function schemaFor(start: ExchangeValues) {
  const rests = ({ relinquishedTransferDate: date, transferEvidence: evidence }: Sent) =>
    date === null ||
    date === start.relinquishedTransferDate ||
    (evidence !== null && evidence !== start.transferEvidence.trim())
  const filed = ({ extensionFiled, extensionEvidence }: Sent) =>
    !extensionFiled || start.extensionFiled || extensionEvidence !== null
  return ofForm.check(
    z.refine(rests, {
      path: ['transferEvidence'],
      message: 'Say what the new transfer date rests on, such as the settlement statement.',
    }),
    z.refine(filed, {
      path: ['extensionEvidence'],
      message:
        'Say which form was filed for the extension and when: an extension that was not filed does not count.',
    }),
  )
}
