'use client'
import { useRouter } from 'next/navigation'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { answerOf, api, type AnswerTo } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { writtenDate } from '../../../ui/format/dates'

type Asked = AnswerTo<'get', '/api/exchanges/{id}/transfer-date-requests'>['docs'][number]

// Loaded when it is opened: most who look at this page change nothing.
const RequestForm = dynamic(async () => (await import('./RequestForm')).RequestForm)

const STATES: Record<Asked['state'], string> = {
  REQUESTED: 'Waits for a second person',
  APPROVED: 'Approved',
  REFUSED: 'Refused',
}
const nameOf = (person: Asked['requestedBy'] | null) =>
  person instanceof Object ? person.displayName : 'somebody'

type Props = {
  exchange: string
  person: string
  works: boolean
  /** The firm wants two people for every new date. */ twoPeople: boolean
}

/** A new transfer date with its evidence: asked for by one person, approved by another, as it moves every deadline. */
export function TransferRequests({ exchange, person, works, twoPeople }: Props) {
  const { body, failure, ask } = useApi(['transfer-date-requests', exchange], () =>
    api.GET('/api/exchanges/{id}/transfer-date-requests', { params: { path: { id: exchange } } }),
  )
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const router = useRouter()

  async function done() {
    setAsking(false)
    await ask()
    router.refresh()
  }
  async function decide(id: string, verb: 'approve' | 'refuse') {
    const answer = await answerOf(
      api.POST(`/api/exchanges/{id}/transfer-date-requests/{request}/${verb}`, {
        params: { path: { id: exchange, request: id } },
        body: {},
      }),
    )
    setRefused(answer.ok ? null : answer.message)
    if (answer.ok) await done()
  }
  const mine = ({ requestedBy }: Asked) =>
    (requestedBy instanceof Object ? requestedBy.id : requestedBy) === person

  return (
    <Section
      title="A new transfer date"
      id="transfer"
      aside={
        works && !asking ? (
          <Button size="small" onClick={() => setAsking(true)}>
            Ask for a new transfer date
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-ink-soft">
          The day of the transfer moves every deadline. It comes from the settlement statement.{' '}
          {twoPeople
            ? 'At this firm a second person must approve a new date.'
            : 'What is asked for here waits for a second person; a date that is changed in the form is approved by nobody else.'}
        </p>
        {failure || refused ? <Banner kind="failure">{failure ?? refused}</Banner> : null}
        {asking ? (
          <RequestForm exchange={exchange} onDone={() => void done()} onBack={() => setAsking(false)} />
        ) : null}
        {body?.docs.map((entry) => (
          <Card key={entry.id} className="flex flex-col gap-1 p-4">
            <p className="font-semibold">
              {STATES[entry.state]}: {writtenDate(entry.date)}
            </p>
            <p className="prose-width">{[entry.reason, entry.evidence].filter(Boolean).join('. ')}</p>
            <p className="text-13 text-ink-soft">
              Asked for by {nameOf(entry.requestedBy)}
              {entry.decidedBy ? `, decided by ${nameOf(entry.decidedBy)}` : ''}
              {entry.note ? `: ${entry.note}` : ''}.
            </p>
            {works && entry.state === 'REQUESTED' && !mine(entry) ? (
              <div className="mt-2 flex gap-2">
                <Button
                  size="small"
                  look="primary"
                  aria-label={`Approve ${writtenDate(entry.date)}`}
                  onClick={() => void decide(entry.id, 'approve')}
                >
                  Approve
                </Button>
                <Button
                  size="small"
                  aria-label={`Refuse ${writtenDate(entry.date)}`}
                  onClick={() => void decide(entry.id, 'refuse')}
                >
                  Refuse
                </Button>
              </div>
            ) : null}
            {works && entry.state === 'REQUESTED' && mine(entry) ? (
              <p className="text-13 text-ink-soft">Somebody else must approve what you asked for.</p>
            ) : null}
          </Card>
        ))}
      </div>
    </Section>
  )
}
