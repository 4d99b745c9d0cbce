'use client'
import { useState } from 'react'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Decision, PURPOSE_NAMES } from '../../calculators/ui'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { SelectField } from '../../../ui/components/SelectField'
import { writtenDate } from '../../../ui/format/dates'
import { RELEASE_PURPOSES, type ReleasePurpose } from '../../../law/release'

/** Whether the rules let exchange funds out now, from what is recorded of this exchange. */
export function ReleaseCheck({ exchange }: { exchange: string }) {
  const [purpose, setPurpose] = useState<ReleasePurpose>('client-request')
  const { body, failure } = useApi(['release', exchange, purpose], () =>
    api.GET('/api/exchanges/{id}/release', { params: { path: { id: exchange }, query: { purpose } } }),
  )
  return (
    <Section title="May funds be paid out?" id="release">
      <Card className="flex flex-col gap-4 p-4">
        <SelectField
          label="What the money is for"
          value={purpose}
          onChange={(event) =>
            setPurpose(RELEASE_PURPOSES.find((name) => name === event.target.value) ?? purpose)
          }
        >
          {Object.entries(PURPOSE_NAMES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
        <div aria-live="polite" className="flex flex-col gap-3">
          {failure ? <Banner>{failure}</Banner> : null}
          {body && body.purpose === purpose ? (
            <Decision
              decision={{
                decision: body.decision,
                reason: body.reason,
                ...(body.earliest ? { earliest: body.earliest } : {}),
              }}
            />
          ) : null}
          {body && body.facts.identified.length > 0 ? (
            <ul className="flex flex-col gap-1 border-t border-edge pt-3 text-13 text-ink-soft">
              {body.facts.identified.map(({ id, description, acquiredOn, revoked }) => (
                <li key={id} className="break-words">
                  {description}:{' '}
                  {revoked
                    ? 'revoked'
                    : acquiredOn
                      ? `received on ${writtenDate(acquiredOn)}`
                      : 'identified, not received'}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <p className="text-13 text-ink-soft">
          This shows whether a rule prevents the payment. Written authorization, two approvals and a call back
          to a number on file are needed in any case.
        </p>
      </Card>
    </Section>
  )
}
