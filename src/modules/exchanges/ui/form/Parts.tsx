'use client'
import { SelectField, CheckField } from '../../../../ui/components/SelectField'
import { Field } from '../../../../ui/forms/Field'
import { Options } from '../../../../ui/forms/Options'
import { PickerField } from '../../../../ui/forms/PickerField'
import { TAXPAYER_NAMES } from '../../../../ui/format/terms'
import { CONTACT_PICKER } from '../../../contacts/ui'
import { DatesPreview } from './DatesPreview'
import type { ExchangeFormState } from './useExchangeForm'
import type { Origins } from './values'

export type Coordinator = { id: string; name: string }
type PartProps = { form: ExchangeFormState; origins: Origins }

const ORIGIN = {
  synced: 'From PracticePanther. What you change here is kept, and differences are listed.',
  entered: 'Entered here.',
} as const
const hintOf = (origins: Origins, field: string, hint = ''): string | undefined =>
  [hint, origins[field] ? ORIGIN[origins[field]] : ''].filter(Boolean).join(' ') || undefined

/** Whose exchange it is, and who of the firm runs it. */
export function Who({
  form,
  origins,
  coordinators,
  isNew,
}: PartProps & { coordinators: Coordinator[]; isNew: boolean }) {
  const client = form.watch('client')
  return (
    <>
      <PickerField
        form={form}
        name="client"
        label="Client (the taxpayer)"
        hint="Type part of the client's name."
        {...CONTACT_PICKER}
        onChosen={(pick) => {
          if (pick && !form.getValues('name')) form.setValue('name', pick.name, { shouldDirty: true })
        }}
      />
      {isNew && client ? (
        <CheckField
          label={`Invite ${client.name} to sign in`}
          hint="By e-mail, once the exchange is created. What a coordinator asks for, an administrator sends."
          {...form.check('inviteClient')}
        />
      ) : null}
      <Field
        label="Name of the exchange"
        hint={hintOf(
          origins,
          'name',
          'What everybody will call it, such as the client and the property that is sold.',
        )}
        required
        maxLength={500}
        {...form.field('name')}
      />
      <SelectField
        label="Kind of taxpayer"
        hint="The due date of the tax return depends on it, and that can end the exchange before day 180."
        {...form.field('taxpayerType')}
      >
        <option value="">Not known yet</option>
        <Options names={TAXPAYER_NAMES} />
      </SelectField>
      <SelectField label="Coordinator" hint={hintOf(origins, 'coordinator')} {...form.field('coordinator')}>
        <option value="">Nobody yet</option>
        {coordinators.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  )
}

/** What kind of exchange it is, and what it is worth. */
export function What({ form, origins }: PartProps) {
  return (
    <>
      <SelectField label="Kind of exchange" hint={hintOf(origins, 'type')} {...form.field('type')}>
        {form.formState.defaultValues?.type === '' ? <option value="">Not known yet</option> : null}
        <option value="delayed">Delayed: sold first, bought later</option>
        <option value="simultaneous">Simultaneous: sold and bought on one day</option>
        <option value="reverse">Reverse: bought first, through a titleholder</option>
        <option value="improvement">Improvement: built on before it is received</option>
      </SelectField>
      <Field
        label="Value of what is sold, in dollars"
        hint={hintOf(origins, 'relinquishedValueCents', 'The 200% test counts twice this value.')}
        inputMode="decimal"
        {...form.field('relinquishedValueCents')}
      />
      <Field
        label="Proceeds, in dollars"
        hint={hintOf(origins, 'proceedsCents')}
        inputMode="decimal"
        {...form.field('proceedsCents')}
      />
    </>
  )
}

/** The dates that everything is counted from. */
export function Dates({ form, origins }: PartProps) {
  const values = form.watch()
  return (
    <>
      <Field
        label="Expected closing of the sale"
        hint={hintOf(origins, 'expectedClosingDate')}
        type="date"
        {...form.field('expectedClosingDate')}
      />
      <Field
        label="Closed on (transfer date)"
        hint={hintOf(
          origins,
          'relinquishedTransferDate',
          'The day benefits and burdens passed, from the settlement statement. Day 0 of both periods. A date that you set no longer follows PracticePanther.',
        )}
        type="date"
        {...form.field('relinquishedTransferDate')}
      />
      <Field
        label="What the date rests on"
        hint="Such as: settlement statement of Pacific Escrow, number 4471."
        maxLength={500}
        {...form.field('transferEvidence')}
      />
      <CheckField
        label="An extension of the tax return was filed, and we have the evidence"
        {...form.check('extensionFiled')}
      />
      {values.extensionFiled ? (
        <Field
          label="Which form, and filed when"
          hint="Such as: Form 4868, filed on April 10, 2027. Only an extension that was filed counts."
          maxLength={500}
          {...form.field('extensionEvidence')}
        />
      ) : null}
      {values.type === 'reverse' || values.type === 'improvement' || values.parkedOn ? (
        <Field
          label="Parked on"
          hint={hintOf(
            origins,
            'parkedOn',
            'The day the titleholder (EAT) took title. From it run five business days for the agreement, 45 days to identify what is sold, and 180 days in all.',
          )}
          type="date"
          {...form.field('parkedOn')}
        />
      ) : null}
      <details>
        <summary className="text-accent">The tax year is not the calendar year</summary>
        <div className="mt-3 flex flex-col gap-4">
          <Field
            label="Due date of the return, without extension"
            type="date"
            {...form.field('returnDueDate')}
          />
          <Field label="Due date with the extension" type="date" {...form.field('extendedDueDate')} />
        </div>
      </details>
      <DatesPreview values={values} />
    </>
  )
}
