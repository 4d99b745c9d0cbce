'use client'
import * as z from 'zod/mini'
import { RECIPIENTS } from '../../../law/notice'
import { SelectField } from '../../../ui/components/SelectField'
import { Field } from '../../../ui/forms/Field'
import { Options } from '../../../ui/forms/Options'
import { requiredDate, requiredText } from '../../../ui/forms/schemas'
import type { FieldProps } from '../../../ui/forms/useApiForm'
import { RECIPIENT_NAMES } from './recipients'

/** The part of a schema that every writing on paper has: when, to whom, and whether the taxpayer signed it. */
export const paperFields = {
  sentAt: requiredDate('Enter the day it was sent.'),
  recipient: z.object({
    name: requiredText('Enter the name of the recipient.', 200),
    kind: z.enum(RECIPIENTS),
  }),
  signedByTaxpayer: z.boolean(),
}
export const NO_PAPER = {
  sentAt: '',
  recipient: { name: '', kind: RECIPIENTS[0] },
  signedByTaxpayer: false,
}

type Props = { field: (name: 'recipient.kind' | 'recipient.name') => FieldProps }

/** To whom a writing was sent. */
export function RecipientFields({ field }: Props) {
  return (
    <>
      <SelectField label="Sent to" {...field('recipient.kind')}>
        <Options names={RECIPIENT_NAMES} />
      </SelectField>
      <Field label="Name of the recipient" {...field('recipient.name')} required maxLength={200} />
    </>
  )
}
