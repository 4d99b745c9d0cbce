'use client'
import { useState } from 'react'
import type { TransferPreview } from '../../transferPreview'
import { Field } from '../../../../ui/forms/Field'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Card } from '../../../../ui/components/Page'
import { CheckField } from '../../../../ui/components/SelectField'
import { MovePreview } from './MovePreview'

/** That a date far away is meant. */
export const UNUSUAL = 'The transfer date is right, although it is more than one year ahead or ten years back'

/** Why the date moves, and that a far one is meant. */
export type Move = { reason: string; confirmUnusualDate: boolean }
type Props = {
  preview: TransferPreview
  exchange: string
  waiting: boolean
  onSave: (move: Move) => void
  onBack: () => void
}

/** The last step before a transfer date moves: what moves with it, and why. */
export function MoveConfirm({ preview, exchange, waiting, onSave, onBack }: Props) {
  const [reason, setReason] = useState('')
  const [confirmUnusualDate, setConfirmed] = useState(false)
  const [missing, setMissing] = useState<string | null>(null)

  function save() {
    if (reason.trim() === '') return setMissing('Say why the transfer date moves.')
    if (preview.unusual && !confirmUnusualDate) return setMissing('Confirm that the date is right.')
    setMissing(null)
    onSave({ reason: reason.trim(), confirmUnusualDate })
  }

  return (
    <Card className="p-4">
      <section aria-labelledby="move-title" className="flex flex-col gap-4">
        <h2 id="move-title" className="text-18">
          The transfer date moves
        </h2>
        <p className="text-ink-soft">Nothing is saved yet. This is what would move with it.</p>
        <MovePreview preview={preview} />
        {preview.secondPerson ? (
          <Banner>
            At this firm a second person approves a new transfer date.{' '}
            <a
              className="font-medium text-accent underline"
              href={`/exchanges/${exchange}/timeline#transfer`}
            >
              Ask for it on the timeline
            </a>
            .
          </Banner>
        ) : (
          <>
            <Field
              label="Why the transfer date moves"
              hint="It stands in the history of the exchange, with your name. Nobody else approves it."
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={500}
              required
              autoFocus
            />
            {preview.unusual ? (
              <CheckField
                label={UNUSUAL}
                checked={confirmUnusualDate}
                onChange={(event) => setConfirmed(event.target.checked)}
              />
            ) : null}
          </>
        )}
        {missing ? <Banner kind="failure">{missing}</Banner> : null}
        <div className="flex flex-wrap gap-2">
          {preview.secondPerson ? null : (
            <Button look="primary" onClick={save} disabled={waiting}>
              {waiting ? 'Saving …' : 'Save and move the dates'}
            </Button>
          )}
          <Button onClick={onBack}>Back to the form</Button>
        </div>
      </section>
    </Card>
  )
}
