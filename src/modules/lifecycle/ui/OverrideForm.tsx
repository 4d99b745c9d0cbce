'use client'
import { useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { withWrittenDates } from '../../../ui/format/dates'
import { OverridePreview, type Facts } from './OverridePreview'

const sectionOf = (text: string) => (text === '6' ? 6 : text === '17' ? 17 : 'other')
const START: Facts = { section: 6, which: 'both', disasterDate: '', postponedTo: '', affectedTaxpayer: true }

/** Section 6 is for affected taxpayers alone; under any other relief somebody must say that the taxpayer is one. */
function Affected({ facts, set }: { facts: Facts; set: (change: Partial<Facts>) => void }) {
  if (facts.section === 6)
    return (
      <p className="text-13 text-ink-soft">
        Section 6 is for affected taxpayers alone: the tax return is postponed with the deadlines.
      </p>
    )
  return (
    <div>
      <CheckField
        label="The taxpayer is an affected taxpayer by the notice"
        checked={facts.affectedTaxpayer}
        onChange={(event) => set({ affectedTaxpayer: event.target.checked })}
      />
      <p className="mt-1 text-13 text-ink-soft">
        The tax return of an affected taxpayer is postponed, too. Of any other taxpayer it is not, and can end
        the exchange.
      </p>
    </div>
  )
}

/** Asks for a postponement with the notice, its kind and whom it covers, and shows the dates before and after. */
export function OverrideForm({
  exchange,
  onDone,
  onBack,
}: {
  exchange: string
  onDone: () => Promise<void>
  onBack: () => void
}) {
  const [failure, setFailure] = useState<string | null>(null)
  const [facts, setFacts] = useState(START)
  const set = (change: Partial<Facts>) => setFacts((all) => ({ ...all, ...change }))
  const named = facts.section !== 'other'

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim() || undefined
    // What is undefined is not sent.
    const texts = {
      noticeUrl: text('noticeUrl'),
      noticeNumber: text('noticeNumber'),
      advisor: text('advisor'),
      reason: text('reason'),
    }
    if (named && !texts.noticeUrl && !texts.noticeNumber)
      return setFailure('Give the address or the number of the IRS notice.')
    const answer = await send('POST', `/api/exchanges/${exchange}/deadline-overrides`, { ...facts, ...texts })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <Card className="p-4">
      <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Ask for a postponement">
        {failure ? <Banner kind="failure">{withWrittenDates(failure)}</Banner> : null}
        <Field
          label="Number of the IRS notice"
          hint="Such as FL-2024-08."
          name="noticeNumber"
          maxLength={100}
          autoFocus
        />
        <Field
          label="Address of the IRS notice"
          hint={named ? 'The number or the address is needed.' : undefined}
          name="noticeUrl"
          type="url"
          placeholder="https://www.irs.gov/…"
        />
        <SelectField
          label="Kind of relief (Rev. Proc. 2018-58)"
          name="section"
          value={String(facts.section)}
          onChange={(event) => {
            const section = sectionOf(event.target.value)
            set({ section, affectedTaxpayer: section === 6 })
          }}
        >
          <option value="6">Section 6: until the date of the notice</option>
          <option value="17">Section 17: 120 more days, or later</option>
          <option value="other">Something else that the notice grants</option>
        </SelectField>
        <Affected facts={facts} set={set} />
        <SelectField
          label="Which deadline"
          name="which"
          value={facts.which}
          onChange={(event) => set({ which: event.target.value })}
        >
          <option value="both">Both</option>
          <option value="identification">Identification</option>
          <option value="exchange">End of the exchange</option>
        </SelectField>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Date of the disaster"
            name="disasterDate"
            type="date"
            required
            value={facts.disasterDate}
            onChange={(event) => set({ disasterDate: event.target.value })}
          />
          <Field
            label="Postponed to, as the notice says"
            name="postponedTo"
            type="date"
            required
            value={facts.postponedTo}
            onChange={(event) => set({ postponedTo: event.target.value })}
          />
        </div>
        <OverridePreview exchange={exchange} facts={facts} />
        <Field label="Why this taxpayer is covered" name="reason" required maxLength={2000} />
        <Field label="Confirmed by which tax adviser" name="advisor" required={named} maxLength={300} />
        <p className="text-13 text-ink-soft">Nothing moves until a second person approves it.</p>
        <div className="flex gap-2">
          <Button type="submit" look="primary">
            Ask for approval
          </Button>
          <Button onClick={onBack}>Cancel</Button>
        </div>
      </form>
    </Card>
  )
}
