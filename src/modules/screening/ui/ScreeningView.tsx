'use client'
import { useState } from 'react'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { ScreeningForm } from './ScreeningForm'
import { ScreeningLine } from './ScreeningLine'

/** Who was screened for being disqualified or related, what was found, and what waits for a decision. For staff. */
export function ScreeningView({ exchange, works }: { exchange: string; works: boolean }) {
  const { body, failure, ask } = useApi(['screenings', exchange], () =>
    api.GET('/api/exchanges/{id}/screenings', { params: { path: { id: exchange } } }),
  )
  const [asking, setAsking] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const done = (message: string) => {
    setAsking(null)
    setOutcome(message)
    void ask()
  }
  return (
    <Section
      title="Disqualified and related persons"
      id="screening"
      aside={
        works ? (
          <Button size="small" onClick={() => setAsking('')}>
            Screen a party
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        <p className="prose-width text-ink-soft">
          Intermediary, titleholder and escrow holder must not be disqualified; buying from a related party
          generally fails. Screen at intake, and again when the sale closes.
        </p>
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {outcome}
        </p>
        {body && body.open > 0 ? (
          <p className="font-semibold">
            {body.open === 1
              ? 'One finding waits for a decision.'
              : `${body.open} findings wait for a decision.`}
          </p>
        ) : null}
        {body?.docs.length === 0 ? <p>Nobody was screened yet.</p> : null}
        {body && body.docs.length > 0 ? (
          <Card>
            <ul className="divide-y divide-edge">
              {body.docs.map((screening) => (
                <ScreeningLine
                  key={screening.id}
                  exchange={exchange}
                  screening={screening}
                  works={works}
                  onDone={done}
                />
              ))}
            </ul>
          </Card>
        ) : null}
        {works && body?.unscreened && body.unscreened.length > 0 ? (
          <div>
            <h3 className="mb-1 text-15">Not screened yet</h3>
            <ul className="flex flex-wrap gap-2">
              {body.unscreened.map(({ name }) => (
                <li key={name}>
                  <Button size="small" aria-label={`Screen: ${name}`} onClick={() => setAsking(name)}>
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
      {asking === null ? null : (
        <Dialog title="Screen a party" onClose={() => setAsking(null)}>
          <ScreeningForm exchange={exchange} party={asking} onDone={done} onBack={() => setAsking(null)} />
        </Dialog>
      )}
    </Section>
  )
}
