'use client'
import { useState, type FormEvent } from 'react'
import { Field } from '../account/Field'
import { send } from '../ask/send'
import { Button } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { Card } from '../parts/Page'

const SELECT = 'control mt-1 block min-h-11 w-full px-3 font-normal'
const sectionOf = (text: string) => (text === '6' ? 6 : text === '17' ? 17 : 'other')

/** Asks for a postponement with the facts of the notice. */
export function OverrideForm({ exchange, onDone, onBack }: { exchange: string; onDone: () => Promise<void>; onBack: () => void }) {
  const [failure, setFailure] = useState<string | null>(null)
  const [section, setSection] = useState('6')
  const named = section !== 'other'

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const answer = await send('POST', `/api/exchanges/${exchange}/deadline-overrides`, {
      section: sectionOf(text('section')), which: text('which'), disasterDate: text('disasterDate'), postponedTo: text('postponedTo'), reason: text('reason'), ...(text('noticeUrl') ? { noticeUrl: text('noticeUrl') } : {}), ...(text('advisor') ? { advisor: text('advisor') } : {}),
    })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <Card className="p-4">
      <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Ask for a postponement">
        {failure ? <Notice kind="failure">{failure}</Notice> : null}
        <Field label="Address of the IRS notice" name="noticeUrl" type="url" required={named} placeholder="https://www.irs.gov/…" autoFocus />
        <label className="font-medium">Which relief
          <select name="section" value={section} onChange={(event) => setSection(event.target.value)} className={SELECT}>
            <option value="6">Section 6: the taxpayer is affected</option>
            <option value="17">Section 17: 120 more days, or the date of the notice</option>
            <option value="other">Something else that the notice grants</option>
          </select>
        </label>
        <label className="font-medium">Which deadline
          <select name="which" className={SELECT}>
            <option value="both">Both</option><option value="identification">Identification</option><option value="exchange">End of the exchange</option>
          </select>
        </label>
        <Field label="Date of the disaster" name="disasterDate" type="date" required />
        <Field label="Postponed to, as the notice says" name="postponedTo" type="date" required />
        <Field label="Why this taxpayer is covered" name="reason" required maxLength={2000} />
        <Field label="Confirmed by which tax adviser" name="advisor" required={named} maxLength={300} />
        <div className="flex gap-2"><Button type="submit" look="primary">Ask for approval</Button><Button onClick={onBack}>Leave it</Button></div>
      </form>
    </Card>
  )
}
