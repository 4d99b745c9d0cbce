'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '../../../ui/components/Button'
import { writtenDate } from '../../../ui/format/dates'
import { nameOf, type StageEntry, type StageStatus } from './types'

// Loaded when it is opened: most who look at this page change nothing.
const TakeBack = dynamic(async () => (await import('./TakeBack')).TakeBack)

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
          <span className="text-ink-soft">
            {' '}
            Recorded although a condition was not met{reason ? `: ${reason}` : ''}.
          </span>
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
