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

/** Records a stage with its day and evidence; past a guard only with a reason, by an administrator. */
export function StageForm({ exchange, line, mayOverride, onDone, onBack }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const obstacles = line.obstacles ?? []
  const blocked = obstacles.length > 0 && !mayOverride

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setWaiting(true)
    const answer = await send('PUT', `/api/exchanges/${exchange}/stage`, {
      // What is undefined is not sent.
      stage: line.stage, override: obstacles.length > 0, on: text(form, 'on'), evidence: text(form, 'evidence'), reason: text(form, 'reason'),
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
        {obstacles.map(({ code, message }) => <Notice key={code}>{message}{blocked ? ' Only an administrator can record it all the same.' : ''}</Notice>)}
        <Field label="On which day" hint="The day it happened, as the paper has it. Empty means today." name="on" type="date" autoFocus />
        <Field label="Evidence" hint="What it rests on, such as the signed agreement or the settlement statement." name="evidence" maxLength={500} />
        <Field label={obstacles.length > 0 ? 'Why it is recorded all the same' : 'Note'} name="reason" maxLength={1000} required={obstacles.length > 0} />
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={waiting || blocked}>{waiting ? 'Recording …' : 'Record'}</Button>
          <Button onClick={onBack}>Leave it</Button>
        </div>
      </form>
    </Card>
  )
}
