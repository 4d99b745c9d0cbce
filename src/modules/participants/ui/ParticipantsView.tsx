'use client'
import { UserPlus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { answerOf, api, type Call } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { ParticipantLine } from './ParticipantLine'
import type { Participant } from './types'

// Loaded when they are opened: most who look at this page change nothing.
const AddParticipantDialog = dynamic(
  async () => (await import('./AddParticipantDialog')).AddParticipantDialog,
)
const EditParticipant = dynamic(async () => (await import('./EditParticipant')).EditParticipant)

type Props = {
  exchange: string
  clientName: string | null
  coordinatorName: string | null
  contactLinked: boolean
  /** Adds, changes and removes people. */
  works: boolean
  /** Whose approval this person's counts as. */
  approvesAs: 'admin' | 'client' | null
  /** Whose approval the firm wants before somebody takes part. */
  wanted: Participant['approvals']
}

/** Everybody in an exchange: who runs it, whose it is, who was added, who waits for approval. */
export function ParticipantsView({
  exchange,
  clientName,
  coordinatorName,
  contactLinked,
  works,
  approvesAs,
  wanted,
}: Props) {
  const { body, failure, ask } = useApi(['participants', exchange], () =>
    api.GET('/api/exchanges/{id}/participants', {
      params: { path: { id: exchange }, query: { limit: 500 } },
    }),
  )
  const [refused, setRefused] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<string | null>(null)
  const [removing, setRemoving] = useState<Participant | null>(null)
  const router = useRouter()

  async function done(message: string) {
    setAdding(false)
    setEditing(null)
    setRemoving(null)
    setOutcome(message)
    await ask()
    router.refresh()
  }
  const of = ({ id }: Participant) => ({ params: { path: { id: exchange, participantId: id } } })
  async function change(call: Call<{ message: string }>) {
    const answer = await answerOf(call)
    setRefused(answer.ok ? null : answer.message)
    if (answer.ok) await done(answer.body.message)
    else setRemoving(null)
  }

  const there = body?.docs.filter(({ status }) => status !== 'REMOVED') ?? []
  return (
    <Section
      title="Who takes part"
      id="participants"
      aside={
        works ? (
          <Button size="small" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden className="size-4" /> Add somebody
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        {failure || refused ? <Banner kind="failure">{failure ?? refused}</Banner> : null}
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {outcome}
        </p>
        <Card>
          <ul className="divide-y divide-edge">
            {clientName ? (
              <li className="px-4 py-3">
                <p className="font-medium break-words">{clientName}</p>
                <p className="text-13 text-ink-soft">Client, the taxpayer</p>
              </li>
            ) : null}
            {coordinatorName ? (
              <li className="px-4 py-3">
                <p className="font-medium break-words">{coordinatorName}</p>
                <p className="text-13 text-ink-soft">Coordinator</p>
              </li>
            ) : null}
            {there.map((participant) => (
              <li key={participant.id}>
                {editing === participant.id ? (
                  <EditParticipant
                    participant={participant}
                    onDone={(message) => void done(message)}
                    onBack={() => setEditing(null)}
                  />
                ) : (
                  <ParticipantLine
                    participant={participant}
                    wanted={wanted}
                    works={works}
                    contactLinked={contactLinked}
                    mayApprove={
                      participant.status === 'PENDING' &&
                      approvesAs !== null &&
                      wanted[approvesAs] &&
                      !participant.approvals[approvesAs]
                    }
                    onApprove={() =>
                      void change(
                        api.PUT('/api/exchanges/{id}/participants/{participantId}/approve', of(participant)),
                      )
                    }
                    onEdit={() => setEditing(participant.id)}
                    onRemove={() => setRemoving(participant)}
                  />
                )}
              </li>
            ))}
            {body && there.length === 0 ? (
              <li className="px-4 py-3 text-ink-soft">Nobody else was added.</li>
            ) : null}
          </ul>
          {!body && !failure ? <div aria-hidden className="skeleton m-4 h-16" /> : null}
        </Card>
      </div>
      {adding ? (
        <AddParticipantDialog
          exchange={exchange}
          onDone={(message) => void done(message)}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {removing ? (
        <Dialog title={`Remove ${removing.personName ?? 'this person'}?`} onClose={() => setRemoving(null)}>
          <p className="prose-width">
            They lose access to this exchange at once. What they wrote and uploaded stays, and so does the
            record that they took part.
          </p>
          <div className="mt-4 flex gap-2">
            <Button
              look="primary"
              onClick={() =>
                void change(api.DELETE('/api/exchanges/{id}/participants/{participantId}', of(removing)))
              }
            >
              Remove
            </Button>
            <Button onClick={() => setRemoving(null)}>Cancel</Button>
          </div>
        </Dialog>
      ) : null}
    </Section>
  )
}
