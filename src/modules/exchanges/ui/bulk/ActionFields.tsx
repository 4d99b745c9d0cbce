import { Field } from '../../../../ui/forms/Field'
import { CheckField, SelectField } from '../../../../ui/components/SelectField'
import { STATUS_NAMES } from '../../../../ui/format/terms'
import type { BulkAction } from './types'

type Props = { action: BulkAction; coordinators: readonly { value: string; name: string }[] }

/** The input that an action needs. */
export function ActionFields({ action, coordinators }: Props) {
  switch (action) {
    case 'assign':
      return (
        <SelectField label="To whom" name="coordinator">
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
            name="status"
            hint="It stays until it is released, whatever the clock and PracticePanther say."
          >
            <option value="">Release it: the clock decides again</option>
            {Object.entries(STATUS_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </SelectField>
          <Field label="Why" name="reason" maxLength={500} />
        </>
      )
    case 'tag':
      return (
        <>
          <Field label="Add" hint="Several are separated by commas." name="add" maxLength={400} />
          <Field label="Take away" name="remove" maxLength={400} />
        </>
      )
    case 'archive':
      return <CheckField label="Bring them back out of the archive instead" name="back" />
    case 'export':
      return (
        <p>
          All of them as a CSV file for a spreadsheet: number, name, client, coordinator, type, status, stage,
          dates and amounts. That it was taken out is kept in the audit log.
        </p>
      )
  }
}

const words = (text: string) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

/** The change as the API takes it. */
export function changeOf(action: BulkAction, form: FormData): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  switch (action) {
    case 'assign':
      return { action, coordinator: text('coordinator') || null }
    case 'status':
      return { action, status: text('status') || null, ...(text('reason') ? { reason: text('reason') } : {}) }
    case 'tag':
      return { action, add: words(text('add')), remove: words(text('remove')) }
    case 'archive':
      return { action, archived: form.get('back') !== 'on' }
    case 'export':
      return { action }
  }
}
