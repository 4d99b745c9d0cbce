'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { optionalDate, optionalText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { writtenDate } from '../../../ui/format/dates'
import { NO_PROPERTY, SETTLED, type StageLine } from './types'

type Props = {
  exchange: string
  line: StageLine
  mayOverride: boolean
  onDone: () => Promise<void>
  onBack: () => void
}

const fields = z.object({
  property: optionalText(),
  on: optionalDate(),
  evidence: optionalText(),
  reason: optionalText(1000),
  ledgerSettled: z.boolean(),
})

const STATEMENT = 'no-settlement-statement'
const ASKED: readonly string[] = [SETTLED, STATEMENT, NO_PROPERTY]

/** Records a stage with its day and evidence, of a purchase for one property; past a guard only with a reason, by an administrator. */
export function StageForm({ exchange, line, mayOverride, onDone, onBack }: Props) {
  const properties = line.properties ?? []
  const obstaclesOf = (property: string) =>
    (properties.find(({ id }) => id === property) ?? line).obstacles ?? []
  const stands = (code: string, property: string) =>
    obstaclesOf(property).some((obstacle) => obstacle.code === code)
  /** What stands in the way of this recording, of what was entered so far. */
  const guards = ({ property, evidence }: { property: string | null; evidence: string | null }) => {
    const chosen = property ?? ''
    const obstacles = obstaclesOf(chosen).filter(({ code }) => !ASKED.includes(code))
    const left = stands(NO_PROPERTY, chosen) || (stands(STATEMENT, chosen) && !evidence?.trim())
    return {
      obstacles,
      settles: stands(SETTLED, chosen),
      statement: stands(STATEMENT, chosen),
      overrides: mayOverride && (obstacles.length > 0 || left),
    }
  }
  const schema = fields.check(
    z.refine(({ property }) => mayOverride || properties.length === 0 || property !== null, {
      path: ['property'],
      message: 'Choose the property.',
    }),
    z.refine((given) => mayOverride || !guards(given).statement || given.evidence !== null, {
      path: ['evidence'],
      message: 'Name the settlement statement of this purchase, with its day.',
    }),
    z.refine((given) => !guards(given).overrides || given.reason !== null, {
      path: ['reason'],
      message: 'Say why it is recorded all the same.',
    }),
    z.refine((given) => !guards(given).settles || given.ledgerSettled, {
      path: ['ledgerSettled'],
      message: 'Confirm that the account is settled.',
    }),
  )
  const form = useApiForm({
    schema,
    values: { property: '', on: '', evidence: '', reason: '', ledgerSettled: false },
    submit: (given) => {
      const { overrides, settles } = guards(given)
      const { property, on, evidence, reason, ledgerSettled } = given
      return answerOf(
        api.PUT('/api/exchanges/{id}/stage', {
          params: { path: { id: exchange } },
          body: {
            stage: line.stage,
            override: overrides,
            ...(property ? { property } : {}),
            ...(settles ? { ledgerSettled } : {}),
            ...(on ? { on } : {}),
            ...(evidence ? { evidence } : {}),
            ...(reason ? { reason } : {}),
          },
        }),
      )
    },
    onDone: () => void onDone(),
  })
  const { obstacles, settles, statement, overrides } = guards(form.watch())

  return (
    <Card className="p-4">
      <ApiForm form={form} label={`Record: ${line.name}`} className="flex max-w-lg flex-col gap-4">
        <h3 className="text-18">Record: {line.name}</h3>
        {properties.length > 0 ? (
          <SelectField label="Which property" {...form.field('property')} required={!mayOverride} autoFocus>
            <option value="">{mayOverride ? 'None of them' : 'Choose the property'}</option>
            {properties.map(({ id, address, on }) => (
              <option key={id} value={id}>
                {address}
                {on ? `, recorded for ${writtenDate(on)}` : ''}
              </option>
            ))}
          </SelectField>
        ) : null}
        {obstacles.map(({ code, message }) => (
          <Banner key={code}>
            {message}
            {mayOverride
              ? ''
              : ' This is as of today; if it does not hold on the day it happened either, only an administrator can record it.'}
          </Banner>
        ))}
        <Field
          label="On which day"
          hint="The day it happened, as the document says. Leave it empty for today."
          {...form.field('on')}
          type="date"
          autoFocus={properties.length === 0}
        />
        <Field
          label="Evidence"
          hint={
            statement
              ? 'The settlement statement of this purchase, with its day.'
              : 'What it rests on, such as the signed agreement or the settlement statement.'
          }
          {...form.field('evidence')}
          maxLength={500}
          required={statement && !mayOverride}
        />
        <Field
          label={overrides ? 'Why it is recorded all the same' : 'Note'}
          {...form.field('reason')}
          maxLength={1000}
          required={overrides}
        />
        {settles ? (
          <CheckField
            label="The exchange account is empty and reconciled."
            {...form.check('ledgerSettled')}
          />
        ) : null}
        <FormButtons form={form} submit="Record" busy="Recording …" onCancel={onBack} />
      </ApiForm>
    </Card>
  )
}
