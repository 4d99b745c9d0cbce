'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { SelectField } from '../../../ui/components/SelectField'
import { writtenDate } from '../../../ui/format/dates'
import type { StageLine } from './types'

type Props = {
  exchange: string
  line: StageLine
  mayOverride: boolean
  onDone: () => Promise<void>
  onBack: () => void
}

const text = (form: FormData, name: string): string | undefined =>
  String(form.get(name) ?? '').trim() || undefined

/** The guards that this form asks about itself: the account is confirmed, the statement is named as evidence, the property is chosen. */
export const SETTLED = 'ledger-not-settled'
export const NO_PROPERTY = 'no-property'
const STATEMENT = 'no-settlement-statement'
const ASKED: readonly string[] = [SETTLED, STATEMENT, NO_PROPERTY]

/** Records a stage with its day and evidence, of a purchase for one property; past a guard only with a reason, by an administrator. */
export function StageForm({ exchange, line, mayOverride, onDone, onBack }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [property, setProperty] = useState('')
  const [evidence, setEvidence] = useState('')
  const properties = line.properties ?? []
  const all = (properties.find(({ id }) => id === property) ?? line).obstacles ?? []
  const stands = (code: string) => all.some((obstacle) => obstacle.code === code)
  const settles = stands(SETTLED)
  const obstacles = all.filter(({ code }) => !ASKED.includes(code))
  const left = stands(NO_PROPERTY) || (stands(STATEMENT) && evidence.trim() === '')
  const overrides = mayOverride && (obstacles.length > 0 || left)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setWaiting(true)
    const answer = await send('PUT', `/api/exchanges/${exchange}/stage`, {
      // What is undefined is not sent.
      stage: line.stage,
      property: property || undefined,
      override: overrides,
      ledgerSettled: settles ? form.get('settled') === 'on' : undefined,
      on: text(form, 'on'),
      evidence: text(form, 'evidence'),
      reason: text(form, 'reason'),
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <Card className="p-4">
      <form onSubmit={submit} className="flex max-w-lg flex-col gap-4" aria-label={`Record: ${line.name}`}>
        <h3 className="text-18">Record: {line.name}</h3>
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        {properties.length > 0 ? (
          <SelectField
            label="Which property"
            name="property"
            value={property}
            onChange={(event) => setProperty(event.target.value)}
            required={!mayOverride}
            autoFocus
          >
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
          hint="The day it happened, as the paper has it. Empty means today."
          name="on"
          type="date"
          autoFocus={properties.length === 0}
        />
        <Field
          label="Evidence"
          hint={
            stands(STATEMENT)
              ? 'The settlement statement of this purchase, with its day.'
              : 'What it rests on, such as the signed agreement or the settlement statement.'
          }
          name="evidence"
          maxLength={500}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
          required={stands(STATEMENT) && !mayOverride}
        />
        <Field
          label={overrides ? 'Why it is recorded all the same' : 'Note'}
          name="reason"
          maxLength={1000}
          required={overrides}
        />
        {settles ? (
          <label className="flex items-start gap-3">
            <input type="checkbox" name="settled" required className="mt-1 size-5 shrink-0 accent-accent" />{' '}
            <span>The exchange account is empty and reconciled.</span>
          </label>
        ) : null}
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={waiting}>
            {waiting ? 'Recording …' : 'Record'}
          </Button>
          <Button onClick={onBack}>Cancel</Button>
        </div>
      </form>
    </Card>
  )
}
