'use client'
import { useState } from 'react'
import { fingerprintText } from '../../../core/terms'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { writtenInstant } from '../../../ui/format/dates'
import { Bought } from './Bought'
import { ItemList } from './ItemList'
import { PaperRevocation } from './PaperRevocation'
import { Revoke } from './Revoke'
import type { Candidate, NamedItem, NoticeRow, RevocationRow } from './types'

type Props = {
  notice: NoticeRow
  exchange: string
  timeZone: string
  mayRevoke: boolean
  signer: string | null
  staff: boolean
  properties: readonly Candidate[]
  onChanged: () => Promise<void>
}

/** A notice as it was given, what its properties became, and what was taken back of it. */
export function NoticeCard({
  notice,
  exchange,
  timeZone,
  mayRevoke,
  signer,
  staff,
  properties,
  onChanged,
}: Props) {
  const [revoking, setRevoking] = useState(false)
  const {
    state,
    source,
    signedAt,
    sentAt,
    endedAt,
    typedName,
    valid,
    invalidReason,
    receipt,
    contentSha256,
    revocations,
    flags,
  } = notice
  const given = signedAt ?? sentAt
  const inForce = state === 'SIGNED'
  const [Form, words] = staff ? [PaperRevocation, 'Record a revocation on paper'] : [Revoke, 'Revoke']
  const may = inForce && (staff || (mayRevoke && source === 'portal'))

  async function done() {
    setRevoking(false)
    await onChanged()
  }

  return (
    <Card className="p-4">
      <p className="font-semibold">
        {source === 'paper' ? 'On paper' : `Signed by ${typedName ?? 'the client'}`}
        {given ? `, ${writtenInstant(given, timeZone)}` : ''}
      </p>
      {valid ? null : (
        <div className="mt-2">
          <Banner kind="failure">This notice does not identify anything. {invalidReason}</Banner>
        </div>
      )}
      {flags.map(({ code, message }) => (
        <div key={code} className="mt-2">
          <Banner>{message}</Banner>
        </div>
      ))}
      {!inForce && endedAt ? (
        <p className="text-13 text-ink-soft">
          {state === 'REPLACED' ? 'Replaced' : 'Revoked'} {writtenInstant(endedAt, timeZone)}.
        </p>
      ) : null}
      <ItemList
        items={notice.items}
        actions={(item) =>
          inForce && !item.revoked ? (
            <Bought
              exchange={exchange}
              notice={notice.id}
              item={item}
              properties={properties}
              staff={staff}
              onChanged={onChanged}
            />
          ) : null
        }
      />
      {revocations.map((revocation) => (
        <Revoked key={revocation.id} revocation={revocation} items={notice.items} timeZone={timeZone} />
      ))}
      {contentSha256 ? (
        <p className="figures mb-2 text-13 break-words text-ink-soft">
          Fingerprint: {fingerprintText(contentSha256)}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {receipt ? (
          <a href={receipt} className="text-accent underline-offset-2 hover:underline">
            Receipt (PDF)
          </a>
        ) : null}
        {may && !revoking ? (
          <Button size="small" onClick={() => setRevoking(true)}>
            {words}
          </Button>
        ) : null}
      </div>
      {revoking ? (
        <Form
          exchange={exchange}
          notice={notice}
          signer={signer}
          onDone={done}
          onBack={() => setRevoking(false)}
        />
      ) : null}
    </Card>
  )
}

function Revoked({
  revocation: { effective, reason, sentAt, items: ids, receipt, contentSha256, source },
  items,
  timeZone,
}: {
  revocation: RevocationRow
  items: readonly NamedItem[]
  timeZone: string
}) {
  const names = items.filter(({ id }) => ids.includes(id)).map(({ description }) => description)
  return (
    <p className="mb-2 text-13 break-words text-ink-soft">
      {effective ? 'Revoked' : 'A revocation without effect'}
      {source === 'paper' ? ', on paper' : ''}, {writtenInstant(sentAt, timeZone)}: {names.join('; ')}.{' '}
      {reason}{' '}
      {receipt ? (
        <a href={receipt} className="text-accent underline underline-offset-2">
          Receipt of the revocation (PDF)
        </a>
      ) : null}{' '}
      {contentSha256 ? <span className="figures">Fingerprint: {fingerprintText(contentSha256)}</span> : null}
    </p>
  )
}
