'use client'
import { useFieldArray } from 'react-hook-form'
import * as z from 'zod/mini'
import { api, type BodyTo } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { Field } from '../../../ui/forms/Field'
import { Options } from '../../../ui/forms/Options'
import { choice, optionalDate, requiredDate } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { CalculatorFrame } from './CalculatorFrame'
import { Decision } from './Decision'
import { PURPOSE_NAMES } from './purposes'
import { useCalculator } from './useCalculator'

const DATES = [
  ['today', 'Day of the request'],
  ['transferDate', 'The sale closed on'],
  ['identificationDeadline', 'Last day to identify'],
  ['exchangeDeadline', 'Last day of the exchange'],
] as const
const date = () => requiredDate('Enter the date.')

const schema = z.object({
  purpose: choice(PURPOSE_NAMES),
  today: date(),
  transferDate: date(),
  identificationDeadline: date(),
  exchangeDeadline: date(),
  identified: z.array(z.object({ acquiredOn: optionalDate(), revoked: z.boolean() })),
  contingency: z.boolean(),
})

const identifiedOf = ({ acquiredOn, revoked }: { acquiredOn: string | null; revoked: boolean }) => ({
  ...(acquiredOn ? { acquiredOn } : {}),
  revoked,
})

/** Whether the rules stand against paying exchange funds out. */
export function ReleaseCalculator({ today }: { today: string }) {
  const { answer, submit, onDone } = useCalculator((body: BodyTo<'post', '/api/calculators/release'>) =>
    api.POST('/api/calculators/release', { body }),
  )
  const form = useApiForm({
    schema,
    values: {
      purpose: 'client-request',
      today,
      transferDate: '',
      identificationDeadline: '',
      exchangeDeadline: '',
      identified: NOTHING,
      contingency: false,
    },
    submit: ({ identified, ...body }) => submit({ ...body, identified: identified.map(identifiedOf) }),
    onDone,
  })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'identified' })
  const questions = (
    <>
      <SelectField label="What the money is for" {...form.field('purpose')}>
        <Options names={PURPOSE_NAMES} />
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-2">
        {DATES.map(([name, label]) => (
          <Field key={name} label={label} {...form.field(name)} type="date" />
        ))}
      </div>
      {fields.map(({ id }, at) => (
        <fieldset key={id} className="rounded border border-edge p-4">
          <legend className="px-1 text-15 font-semibold">Identified property {at + 1}</legend>
          <Field
            label="Acquired on"
            hint="Leave it empty if not acquired yet."
            {...form.field(`identified.${at}.acquiredOn`)}
            type="date"
          />
          <div className="mt-3">
            <CheckField label="Validly revoked" {...form.check(`identified.${at}.revoked`)} />
          </div>
        </fieldset>
      ))}
      <span className="flex gap-2">
        <Button
          size="small"
          disabled={fields.length >= 30}
          onClick={() => append({ acquiredOn: '', revoked: false })}
        >
          Add an identified property
        </Button>
        {fields.length > 0 ? (
          <Button size="small" onClick={() => remove(fields.length - 1)}>
            Remove the last one
          </Button>
        ) : null}
      </span>
      <CheckField
        label="A contingency of the agreement has occurred"
        hint="Material, beyond everybody’s control, and written down in the agreement ((g)(6)(iii)(B))."
        {...form.check('contingency')}
      />
    </>
  )
  return (
    <CalculatorFrame
      label="Release of funds"
      form={form}
      fields={questions}
      answer={answer ? <Decision decision={answer} /> : null}
    />
  )
}

const NOTHING: z.input<typeof schema>['identified'] = []
