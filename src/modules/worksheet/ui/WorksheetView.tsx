'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { AnswerLine, Warnings } from '../../calculators/ui'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { dollars } from '../../../ui/format/money'
import { FormLines } from './FormLines'
import { ReleaseCheck } from './ReleaseCheck'
import { SettlementLines } from './SettlementLines'
import type { Worksheet } from './types'

// Loaded when it is opened: most who look at this page change nothing.
const WorksheetForm = dynamic(async () => (await import('./WorksheetForm')).WorksheetForm)

/** The worksheet for the return: lines of both statements, what is still missing for full deferral, and the form line by line. */
export function WorksheetView({ exchange, works }: { exchange: string; works: boolean }) {
  const { body, failure } = useApi(['worksheet', exchange], () =>
    api.GET('/api/exchanges/{id}/worksheet', { params: { path: { id: exchange } } }),
  )
  const [saved, setSaved] = useState<Worksheet | null>(null)
  const [editing, setEditing] = useState(false)
  const worksheet = saved ?? body
  if (!worksheet)
    return failure ? <Banner kind="failure">{failure}</Banner> : <div aria-hidden className="skeleton h-96" />
  const empty = worksheet.input.lines.length === 0
  return (
    <div className="flex flex-col gap-8">
      <p className="prose-width text-ink-soft">{worksheet.disclaimer}</p>
      <Section
        title="Settlement statements"
        id="settlement"
        aside={
          works && !editing ? (
            <Button size="small" onClick={() => setEditing(true)}>
              {empty ? 'Fill in the worksheet' : 'Change'}
            </Button>
          ) : null
        }
      >
        {editing ? (
          <WorksheetForm
            exchange={exchange}
            input={worksheet.input}
            updatedAt={worksheet.updatedAt}
            onSaved={(kept) => {
              setSaved(kept)
              setEditing(false)
            }}
            onBack={() => setEditing(false)}
          />
        ) : (
          <SettlementLines lines={worksheet.lines} />
        )}
      </Section>
      {empty ? (
        <ReleaseCheck exchange={exchange} />
      ) : (
        <div className="grid items-start gap-8 xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-8">
            <Section title="What is still missing for full deferral" id="deferral">
              <Deferred worksheet={worksheet} />
            </Section>
            <ReleaseCheck exchange={exchange} />
          </div>
          <Section title="Form 8824, line by line" id="form8824">
            <Card className="p-4">
              <FormLines form={worksheet.form8824} />
            </Card>
          </Section>
        </div>
      )}
    </div>
  )
}

function Deferred({
  worksheet: { deferral, recognizedGainCents, deferredGainCents, basisCents, withholding, warnings },
}: {
  worksheet: Worksheet
}) {
  return (
    <Card className="p-4">
      <p className="font-semibold">{deferral.sentence}</p>
      <dl className="mt-3 divide-y divide-edge">
        <AnswerLine label="Value to be reached">{dollars(deferral.targetValueCents)}</AnswerLine>
        {deferral.valueShortCents > 0 ? (
          <AnswerLine label="Value still missing">{dollars(deferral.valueShortCents)}</AnswerLine>
        ) : null}
        {deferral.equityShortCents > 0 ? (
          <AnswerLine label="Exchange funds still to be spent">
            {dollars(deferral.equityShortCents)}
          </AnswerLine>
        ) : null}
        {deferral.debtOrCashShortCents > 0 ? (
          <AnswerLine label="New debt or own cash still missing">
            {dollars(deferral.debtOrCashShortCents)}
          </AnswerLine>
        ) : null}
        <AnswerLine label="Gain recognized now" strong>
          {dollars(recognizedGainCents)}
        </AnswerLine>
        <AnswerLine label="Gain deferred" strong>
          {dollars(deferredGainCents)}
        </AnswerLine>
        <AnswerLine label="Basis of what is bought" strong>
          {dollars(basisCents)}
        </AnswerLine>
      </dl>
      {withholding ? (
        <p className="mt-3 border-t border-edge pt-3 text-15">
          {withholding.required
            ? `${withholding.state} asks for ${dollars(withholding.amountCents ?? 0)} to be withheld. `
            : ''}
          {withholding.rule}
        </p>
      ) : null}
      <Warnings warnings={warnings} />
    </Card>
  )
}
