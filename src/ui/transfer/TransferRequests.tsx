'use client'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { Field } from '../account/Field'
import { send } from '../ask/send'
import { useAsked } from '../ask/useAsked'
import { Button } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { Card, Section } from '../parts/Page'
import { writtenDate } from '../words/dates'

type Named = { id: string; displayName: string } | string | null
type Asked = { id: string; date: string; evidence: string; state: 'REQUESTED' | 'APPROVED' | 'REFUSED'; requestedBy: Named; decidedBy: Named; note: string | null }

const STATES: Record<Asked['state'], string> = { REQUESTED: 'Waits for a second person', APPROVED: 'Approved', REFUSED: 'Refused' }
const nameOf = (person: Named) => (person instanceof Object ? person.displayName : 'somebody')

type Props = { exchange: string; person: string; works: boolean }

/** A new transfer date with its evidence: asked for by one person, approved by another, as it moves every deadline. */
export function TransferRequests({ exchange, person, works }: Props) {
  const { body, failure, ask } = useAsked<{ docs: Asked[] }>(`/api/exchanges/${exchange}/transfer-date-requests`)
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
  async function request(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    await done(await send('POST', `/api/exchanges/${exchange}/transfer-date-requests`, { date: String(form.get('date') ?? ''), evidence: String(form.get('evidence') ?? '').trim() }))
  }
  const decide = async (id: string, verb: 'approve' | 'refuse') => done(await send('POST', `/api/exchanges/${exchange}/transfer-date-requests/${id}/${verb}`, {}))
  const mine = ({ requestedBy }: Asked) => (requestedBy instanceof Object ? requestedBy.id : requestedBy) === person

  return (
    <Section title="A new transfer date" id="transfer" aside={works && !asking ? <Button size="small" onClick={() => setAsking(true)}>Ask for a new transfer date</Button> : null}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-soft">The day of the transfer moves every deadline. It comes from the settlement statement, and a second person approves it.</p>
        {failure || refused ? <Notice kind="failure">{failure ?? refused}</Notice> : null}
        {asking ? (
          <Card className="p-4">
            <form onSubmit={request} noValidate aria-label="A new transfer date" className="flex flex-col gap-4">
              <Field label="The sale closed on" name="date" type="date" required autoFocus />
              <Field label="Evidence" hint="Such as the final settlement statement of the escrow." name="evidence" required maxLength={500} />
              <div className="flex gap-2"><Button type="submit" look="primary">Ask for approval</Button><Button onClick={() => setAsking(false)}>Leave it</Button></div>
            </form>
          </Card>
        ) : null}
        {body?.docs.map((entry) => (
          <Card key={entry.id} className="flex flex-col gap-1 p-4">
            <p className="font-semibold">{STATES[entry.state]}: {writtenDate(entry.date)}</p>
            <p className="prose-width">{entry.evidence}</p>
            <p className="text-13 text-ink-soft">Asked for by {nameOf(entry.requestedBy)}{entry.decidedBy ? `, decided by ${nameOf(entry.decidedBy)}` : ''}{entry.note ? `: ${entry.note}` : ''}.</p>
            {works && entry.state === 'REQUESTED' && !mine(entry) ? <div className="mt-2 flex gap-2"><Button size="small" look="primary" aria-label={`Approve ${writtenDate(entry.date)}`} onClick={() => void decide(entry.id, 'approve')}>Approve</Button><Button size="small" aria-label={`Refuse ${writtenDate(entry.date)}`} onClick={() => void decide(entry.id, 'refuse')}>Refuse</Button></div> : null}
            {works && entry.state === 'REQUESTED' && mine(entry) ? <p className="text-13 text-ink-soft">Somebody else must approve what you asked for.</p> : null}
          </Card>
        ))}
      </div>
    </Section>
  )
}
