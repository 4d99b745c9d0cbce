'use client'
import { useState } from 'react'
import { useAsked } from '../ask/useAsked'
import { Button, ButtonLink } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { Card, Empty, Section } from '../parts/Page'
import { daysLeftInWords, writtenDate, writtenInstant } from '../words/dates'
import { ItemList } from './ItemList'
import { Revoke } from './Revoke'
import { StatusPanel } from './StatusPanel'
import type { Identification, NoticeRow } from './types'

type Props = { exchange: string; timeZone: string; staff: boolean }

/** What is identified in an exchange: the rules, the notices with their receipts, and what can be done. */
export function Room({ exchange, timeZone, staff }: Props) {
  const { body, failure, ask } = useAsked<Identification>(`/api/exchanges/${exchange}/identification`)
  if (failure) return <Notice kind="failure">{failure}</Notice>
  if (!body) return <div aria-hidden className="skeleton h-80" />
  const inForce = body.notices.filter(({ state }) => state === 'SIGNED')
  const earlier = body.notices.filter(({ state }) => state !== 'SIGNED')
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <Period identification={body} staff={staff} />
        <Section title="Notices in force" id="notices">
          {inForce.length === 0 ? <Empty title="No notice has been given yet">Identification is a signed writing that names the property you may buy. A message or a phone call does not count.</Empty> : null}
          <div className="flex flex-col gap-4">{inForce.map((notice) => <NoticeCard key={notice.id} notice={notice} exchange={exchange} timeZone={timeZone} mayRevoke={body.mayRevoke} onRevoked={ask} />)}</div>
        </Section>
        {earlier.length > 0 ? (
          <Section title="Replaced and revoked" id="earlier"><div className="flex flex-col gap-4">{earlier.map((notice) => <NoticeCard key={notice.id} notice={notice} exchange={exchange} timeZone={timeZone} mayRevoke={false} onRevoked={ask} />)}</div></Section>
        ) : null}
      </div>
      <Section title="The three rules" id="rules"><StatusPanel judged={body} /><p className="prose-width mt-3 text-13 text-ink-soft">One of the three is enough. Treasury Regulation 1.1031(k)-1(c)(4).</p></Section>
    </div>
  )
}

function Period({ identification: { state, deadline, daysLeft, maySign, mayRecordPaper, draft, exchange, items }, staff }: { identification: Identification; staff: boolean }) {
  if (state === 'before-transfer') return <Notice>The identification period begins on the day the property that is sold changes hands.{deadline ? ` It would end on ${writtenDate(deadline)}.` : ''}</Notice>
  const paper = mayRecordPaper ? <ButtonLink href={`/exchanges/${exchange}/identification/paper`}>Record a paper notice</ButtonLink> : null
  if (state === 'closed') {
    return (
      <div className="flex flex-col items-start gap-3">
        <Notice>The identification period ended with {deadline ? writtenDate(deadline) : 'day 45'}. Nothing can be added, replaced or revoked any more.</Notice>
        {paper}
      </div>
    )
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="prose-width">Until the end of <strong>{deadline ? writtenDate(deadline) : 'day 45'}</strong>{daysLeft === null ? '' : ` (${daysLeftInWords(daysLeft)})`} {maySign ? 'you can name the property you may buy, replace the notice, or revoke it.' : 'the client can name property, replace the notice, or revoke it.'}</p>
      <div className="flex flex-wrap gap-2">
        {maySign ? <ButtonLink look="primary" href={`/exchanges/${exchange}/identification/new`}>{draft ? 'Go on with your notice' : items.length > 0 ? 'Replace the notice' : 'Name property'}</ButtonLink> : null}
        {!maySign && staff ? <ButtonLink href={`/exchanges/${exchange}/identification/new`}>{draft ? 'Go on preparing it' : 'Prepare it for the client'}</ButtonLink> : null}
        {paper}
      </div>
    </div>
  )
}

type CardProps = { notice: NoticeRow; exchange: string; timeZone: string; mayRevoke: boolean; onRevoked: () => Promise<void> }

function NoticeCard({ notice, exchange, timeZone, mayRevoke, onRevoked }: CardProps) {
  const [revoking, setRevoking] = useState(false)
  const { state, source, signedAt, sentAt, endedAt, typedName, valid, invalidReason, receipt } = notice
  const given = signedAt ?? sentAt
  return (
    <Card className="p-4">
      <p className="font-semibold">{source === 'paper' ? 'On paper' : `Signed by ${typedName ?? 'the client'}`}{given ? `, ${writtenInstant(given, timeZone)}` : ''}</p>
      {valid ? null : <div className="mt-2"><Notice kind="failure">This notice does not identify anything. {invalidReason}</Notice></div>}
      {state !== 'SIGNED' && endedAt ? <p className="text-13 text-ink-soft">{state === 'REPLACED' ? 'Replaced' : 'Revoked'} {writtenInstant(endedAt, timeZone)}.</p> : null}
      <ItemList items={notice.items} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {receipt ? <a href={receipt} className="text-accent underline-offset-2 hover:underline">Receipt (PDF)</a> : null}
        {mayRevoke && source === 'portal' && !revoking ? <Button size="small" onClick={() => setRevoking(true)}>Revoke</Button> : null}
      </div>
      {revoking ? <Revoke exchange={exchange} notice={notice.id} onDone={onRevoked} onBack={() => setRevoking(false)} /> : null}
    </Card>
  )
}
