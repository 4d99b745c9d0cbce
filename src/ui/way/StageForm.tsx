'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../ask/send'
import { Field } from '../account/Field'
import { Button } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { Card } from '../parts/Page'
import type { StageLine } from './types'

type Props = { exchange: string; line: StageLine; mayOverride: boolean; onDone: () => Promise<void>; onBack: () => void }

const text = (form: FormData, name: string): string | undefined => String(form.get(name) ?? '').trim() || undefined

/** The guard that somebody confirms, until the account itself can say so. */
export const SETTLED = 'ledger-not-settled'

/** Records a stage with its day and evidence; past a guard only with a reason, by an administrator. */
export function StageForm({ exchange, line, mayOverride, onDone, onBack }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const all = line.obstacles ?? []
  const settles = all.some(({ code }) => code === SETTLED)
  const obstacles = all.filter(({ code }) => code !== SETTLED)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setWaiting(true)
    const answer = await send('PUT', `/api/exchanges/${exchange}/stage`, {
      // What is undefined is not sent.
      stage: line.stage, override: obstacles.length > 0 && mayOverride, ledgerSettled: settles ? form.get('settled') === 'on' : undefined, on: text(form, 'on'), evidence: text(form, 'evidence'), reason: text(form, 'reason'),
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <Card className="p-4">
      <form onSubmit={submit} className="flex max-w-lg flex-col gap-4" aria-label={`Record: ${line.name}`}>
        <h3 className="text-18">Record: {line.name}</h3>
        {failure ? <Notice kind="failure">{failure}</Notice> : null}
        {obstacles.map(({ code, message }) => <Notice key={code}>{message}{mayOverride ? '' : ' This is as of today; if it does not hold on the day it happened either, only an administrator can record it.'}</Notice>)}
        <Field label="On which day" hint="The day it happened, as the paper has it. Empty means today." name="on" type="date" autoFocus />
        <Field label="Evidence" hint="What it rests on, such as the signed agreement or the settlement statement." name="evidence" maxLength={500} />
        <Field label={obstacles.length > 0 && mayOverride ? 'Why it is recorded all the same' : 'Note'} name="reason" maxLength={1000} required={obstacles.length > 0 && mayOverride} />
        {settles ? <label className="flex items-start gap-3"><input type="checkbox" name="settled" required className="mt-1 size-5 shrink-0 accent-accent" /> <span>The exchange account is empty and reconciled.</span></label> : null}
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={waiting}>{waiting ? 'Recording …' : 'Record'}</Button>
          <Button onClick={onBack}>Leave it</Button>
        </div>
      </form>
    </Card>
  )
}
