'use client'
import { useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { AGENT_NAMES, PART_NAMES } from './types'

type Props = { exchange: string; party: string; onDone: (outcome: string) => void; onBack: () => void }

/** What is asked of a party: two tests with two thresholds, kept apart (10 % and 50 %). */
export function ScreeningForm({ exchange, party, onDone, onBack }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [agent, setAgent] = useState('')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const percent = text('ownership')
    if (percent && !Number.isFinite(Number(percent)))
      return setFailure('Give the ownership as a number, such as 12.5.')
    const answer = await send<{ message: string }>('POST', `/api/exchanges/${exchange}/screenings`, {
      party: text('party'),
      part: text('part'),
      family: form.get('family') === 'on',
      relatedToAgent: form.get('relatedToAgent') === 'on',
      agentRole: agent || null,
      ...(percent ? { ownershipPercent: Number(percent) } : {}),
      ...(agent && text('servedUntil') ? { servedUntil: text('servedUntil') } : {}),
      ...(text('note') ? { note: text('note') } : {}),
    })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onDone(answer.body.message)
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Screen a party" className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Field label="Name of the party" name="party" required maxLength={200} autoFocus defaultValue={party} />
      <SelectField label="Their part in the exchange" name="part">
        {Object.entries(PART_NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
      <CheckField
        label="Family of the taxpayer"
        hint="A brother, sister, spouse, ancestor or descendant."
        name="family"
      />
      <Field
        label="Owned in common with the taxpayer, in per cent"
        hint="More than 10 % disqualifies an intermediary; more than 50 % makes a related party."
        name="ownership"
        inputMode="decimal"
      />
      <CheckField
        label="Related to somebody who was the taxpayer’s agent"
        hint="By family or by more than 10 %, to an employee, attorney, accountant, broker or agent of the last two years."
        name="relatedToAgent"
      />
      <SelectField
        label="What they did for the taxpayer"
        value={agent}
        onChange={(event) => setAgent(event.target.value)}
      >
        <option value="">Nothing</option>
        {Object.entries(AGENT_NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
      {agent ? (
        <Field
          label="Until"
          hint="Empty means that they still do. Two years before the transfer are looked at."
          name="servedUntil"
          type="date"
        />
      ) : null}
      <Field label="Note" name="note" maxLength={1000} />
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          Screen
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}
