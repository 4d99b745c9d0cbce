import * as z from 'zod/mini'
import { CheckField, SelectField } from '../../../../ui/components/SelectField'
import { Field } from '../../../../ui/forms/Field'
import { Options } from '../../../../ui/forms/Options'
import { optionalChoice, optionalText } from '../../../../ui/forms/schemas'
import type { CheckProps, FieldProps } from '../../../../ui/forms/useApiForm'
import { STATUS_NAMES } from '../../../../ui/format/terms'
import type { BulkAction, BulkChange } from './types'

/** Words that commas separate. */
const words = () =>
  z.pipe(
    z.string().check(z.maxLength(400, 'Use at most 400 characters.')),
    z.transform((text) =>
      text
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  )

/** What every action can ask for; each uses its own part. */
export const schema = z.object({
  coordinator: optionalText(),
  status: optionalChoice(STATUS_NAMES),
  reason: optionalText(),
  add: words(),
  remove: words(),
  back: z.boolean(),
})

type Props = {
  action: BulkAction
  coordinators: readonly { value: string; name: string }[]
  field: (name: 'coordinator' | 'status' | 'reason' | 'add' | 'remove') => FieldProps
  back: CheckProps
}

/** The input that an action needs. */
export function ActionFields({ action, coordinators, field, back }: Props) {
  switch (action) {
    case 'assign':
      return (
        <SelectField label="To whom" {...field('coordinator')}>
          <option value="">Nobody</option>
          {coordinators.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
      )
    case 'status':
      return (
        <>
          <SelectField
            label="Status"
            {...field('status')}
            hint="It stays until it is released, whatever the dates and PracticePanther say."
          >
            <option value="">Release it: the dates decide again</option>
            <Options names={STATUS_NAMES} />
          </SelectField>
          <Field label="Why" {...field('reason')} maxLength={500} />
        </>
      )
    case 'tag':
      return (
        <>
          <Field label="Add" hint="Several are separated by commas." {...field('add')} maxLength={400} />
          <Field label="Remove" {...field('remove')} maxLength={400} />
        </>
      )
    case 'archive':
      return <CheckField label="Restore them from the archive instead" {...back} />
    case 'export':
      return (
        <p>
          All of them as a CSV file for a spreadsheet: number, name, client, coordinator, type, status, stage,
          dates and amounts. The audit log records the export.
        </p>
      )
  }
}

/** The change as the API takes it. */
export function changeOf(
  action: BulkAction,
  { coordinator, status, reason, add, remove, back }: z.output<typeof schema>,
): BulkChange {
  switch (action) {
    case 'assign':
      return { action, coordinator }
    case 'status':
      return { action, status, ...(reason ? { reason } : {}) }
    case 'tag':
      return { action, add, remove }
    case 'archive':
      return { action, archived: !back }
    case 'export':
      return { action }
  }
}
