'use client'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { writtenDate } from '../../../ui/format/dates'
import { BeforeAfter } from '../../exchanges/ui'
import { nameOf, type Override } from './types'

// Loaded where they are needed: most who look at this page change nothing.
const OverrideForm = dynamic(async () => (await import('./OverrideForm')).OverrideForm)
const OverrideDecision = dynamic(async () => (await import('./OverrideDecision')).OverrideDecision)

const STATES: Record<Override['state'], string> = {
  REQUESTED: 'Waits for a second person',
  APPROVED: 'Holds',
  REFUSED: 'Refused',
  WITHDRAWN: 'Withdrawn',
}

/** Disaster relief by an IRS notice: asked for by one person, approved by another, never applied by itself. */
export function Overrides({
  exchange,
  person,
  works,
}: {
  exchange: string
  person: string
  /** Asks for postponements and decides on them. */ works: boolean
}) {
  const { body, failure, ask } = useApi(['deadline-overrides', exchange], () =>
    api.GET('/api/exchanges/{id}/deadline-overrides', { params: { path: { id: exchange } } }),
  )
  const [asking, setAsking] = useState(false)
  const router = useRouter()

  async function changed() {
    setAsking(false)
    await ask()
    router.refresh()
  }

  return (
    <Section
      title="Postponed deadlines"
      id="overrides"
      aside={
        asking || !works ? null : (
          <Button size="small" onClick={() => setAsking(true)}>
            Ask for a postponement
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">
          Only an IRS notice moves day 45 or day 180, and only for a taxpayer whom it covers. The earlier
          dates are kept.
        </p>
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        {asking ? (
          <OverrideForm exchange={exchange} onDone={changed} onBack={() => setAsking(false)} />
        ) : null}
        {body?.docs.length === 0 && !asking ? <p>Nothing was postponed in this exchange.</p> : null}
        {body?.docs.map((override) => (
          <One
            key={override.id}
            exchange={exchange}
            override={override}
            person={person}
            works={works}
            onChanged={changed}
          />
        ))}
      </div>
    </Section>
  )
}

type OneProps = {
  exchange: string
  override: Override
  person: string
  works: boolean
  onChanged: () => Promise<void>
}

function One({ exchange, override, person, works, onChanged }: OneProps) {
  const { requestedBy, state } = override
  const mine = requestedBy instanceof Object ? requestedBy.id === person : requestedBy === person

  return (
    <Card className="flex flex-col gap-2 p-4">
      <p className="font-semibold">
        {STATES[state]}: to {writtenDate(override.postponedTo)}
      </p>
      <p className="text-13 text-ink-soft">
        Disaster of {writtenDate(override.disasterDate)},{' '}
        {override.section === 'other'
          ? 'as the notice says'
          : `section ${override.section} of Rev. Proc. 2018-58`}
        , for {override.which === 'both' ? 'both deadlines' : `the ${override.which} deadline`}.{' '}
        {override.affectedTaxpayer
          ? 'The taxpayer is an affected taxpayer: the tax return is postponed, too.'
          : 'The tax return is not postponed.'}{' '}
        Asked for by {nameOf(requestedBy)}
        {override.decidedBy ? `, decided by ${nameOf(override.decidedBy)}` : ''}.
      </p>
      {override.reason ? <p className="prose-width">{override.reason}</p> : null}
      {override.before && override.after ? (
        <BeforeAfter before={override.before} after={override.after} />
      ) : null}
      {override.noticeNumber ? <p>Notice {override.noticeNumber}</p> : null}
      {override.noticeUrl ? (
        <a
          href={override.noticeUrl}
          rel="noreferrer"
          target="_blank"
          className="text-accent break-all underline-offset-2 hover:underline"
        >
          The notice
        </a>
      ) : null}
      {works && (state === 'REQUESTED' || state === 'APPROVED') ? (
        <OverrideDecision exchange={exchange} id={override.id} state={state} mine={mine} onDone={onChanged} />
      ) : null}
    </Card>
  )
}
