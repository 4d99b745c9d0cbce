'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, type FormEvent } from 'react'
import type { TransferPreview } from '../../exchanges'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { api, type AnswerTo } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { CheckField } from '../../../ui/components/SelectField'
import { MovePreview, UNUSUAL } from '../../exchanges/ui'
import { writtenDate } from '../../../ui/format/dates'

type Asked = AnswerTo<'get', '/api/exchanges/{id}/transfer-date-requests'>['docs'][number]

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

  async function done(answer: Awaited<ReturnType<typeof send>>) {
    setRefused(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setAsking(false)
    await ask()
    router.refresh()
  }
  const decide = async (id: string, verb: 'approve' | 'refuse') =>
    done(await send('POST', `/api/exchanges/${exchange}/transfer-date-requests/${id}/${verb}`, {}))
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
          <RequestForm
            exchange={exchange}
            onDone={done}
            onBack={() => {
              setAsking(false)
              setRefused(null)
            }}
          />
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

type FormProps = {
  exchange: string
  onDone: (answer: Awaited<ReturnType<typeof send>>) => Promise<void>
  onBack: () => void
}

/** Asks for a new date: what moves with it is shown while it is typed. */
function RequestForm({ exchange, onDone, onBack }: FormProps) {
  const [date, setDate] = useState('')
  const [preview, setPreview] = useState<TransferPreview | null>(null)

  useEffect(() => {
    if (!date) return setPreview(null)
    let current = true
    void send<TransferPreview>('POST', `/api/exchanges/${exchange}/transfer-date-preview`, { date }).then(
      (result) => {
        if (current) setPreview(result.ok ? result.body : null)
      },
    )
    return () => {
      current = false
    }
  }, [exchange, date])

  async function request(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    await onDone(
      await send('POST', `/api/exchanges/${exchange}/transfer-date-requests`, {
        date,
        evidence: text('evidence'),
        reason: text('reason') || undefined,
        confirmUnusualDate: form.get('unusual') === 'on' || undefined,
      }),
    )
  }

  return (
    <Card className="p-4">
      <form onSubmit={request} aria-label="A new transfer date" className="flex flex-col gap-4">
        <Field
          label="The sale closed on"
          name="date"
          type="date"
          required
          autoFocus
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        {preview ? <MovePreview preview={preview} /> : null}
        {preview?.unusual ? <CheckField label={UNUSUAL} name="unusual" required /> : null}
        <Field
          label="Evidence"
          hint="Such as the final settlement statement of the escrow."
          name="evidence"
          required
          maxLength={500}
        />
        <Field label="Why the transfer date moves" name="reason" required maxLength={500} />
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
