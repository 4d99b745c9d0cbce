'use client'
import { useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { writtenDate } from '../../../ui/format/dates'
import { nameOf, type StageEntry, type StageStatus } from './types'

type Props = { exchange: string; status: StageStatus; mayRecord: boolean; onDone: () => Promise<void> }

/** Everything that was recorded, newest first. What was recorded by mistake is taken back with a reason, and both stay here. */
export function StageHistory({ exchange, status, mayRecord, onDone }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const names = new Map<string, string>(status.stages.map(({ stage, name }) => [stage, name]))
  return (
    <div>
      <h3 className="mb-2 text-15">Recorded so far</h3>
      <ul className="flex flex-col gap-3">
        {status.history.map((entry) => {
          const name = names.get(entry.stage) ?? entry.stage
          return (
            <li key={entry.id} className="text-15">
              <Line entry={entry} name={name} />
              {mayRecord && entry.withdraws === null && entry.withdrawn === null && chosen !== entry.id ? (
                <Button
                  size="small"
                  className="mt-1"
                  aria-label={`Undo: ${name}`}
                  onClick={() => setChosen(entry.id)}
                >
                  Undo
                </Button>
              ) : null}
              {chosen === entry.id ? (
                <TakeBack
                  key={entry.id}
                  exchange={exchange}
                  recording={entry.id}
                  name={name}
                  onDone={async () => {
                    setChosen(null)
                    await onDone()
                  }}
                  onBack={() => setChosen(null)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Line({
  entry: { on, property, person, reason, evidence, overridden, withdraws, withdrawn },
  name,
}: {
  entry: StageEntry
  name: string
}) {
  const what = `${name}${property ? `, ${property.address}` : ''}${on ? `, ${writtenDate(on)}` : ''}`
  const who = person ? `, by ${nameOf(person)}` : ''
  if (withdraws !== null)
    return (
      <p>
        Taken back: {what}
        {who}.{reason ? <span className="text-ink-soft"> Reason: {reason}.</span> : null}
      </p>
    )
  return (
    <>
      <p className={withdrawn ? 'text-ink-soft line-through' : ''}>
        {what}
        {who}.{evidence ? <span className="text-ink-soft"> {evidence}.</span> : null}
        {overridden && overridden.length > 0 ? (
          <span className="text-ink-soft"> Recorded against a guard{reason ? `: ${reason}` : ''}.</span>
        ) : reason ? (
          <span className="text-ink-soft"> {reason}.</span>
        ) : null}
      </p>
      {withdrawn ? (
        <p className="text-13 text-ink-soft">
          Taken back{withdrawn.by ? ` by ${nameOf(withdrawn.by)}` : ''}. It no longer counts.
        </p>
      ) : null}
    </>
  )
}

function TakeBack({
  exchange,
  recording,
  name,
  onDone,
  onBack,
}: {
  exchange: string
  recording: string
  name: string
  onDone: () => Promise<void>
  onBack: () => void
}) {
  const [failure, setFailure] = useState<string | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    const answer = await send('POST', `/api/exchanges/${exchange}/stage/${recording}/withdraw`, { reason })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <form
      onSubmit={submit}
      className="mt-2 flex max-w-lg flex-col gap-3 rounded border border-edge p-4"
      aria-label={`Undo: ${name}`}
    >
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Field
        label="Why it is taken back"
        hint="The recording stays in the history, marked. The status follows from what is left."
        name="reason"
        required
        maxLength={1000}
        autoFocus
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          Undo this stage
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}
