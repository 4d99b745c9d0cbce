'use client'
import * as z from 'zod/mini'
import type { TransferPreview } from '../../transferPreview'
import { Field } from '../../../../ui/forms/Field'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Card } from '../../../../ui/components/Page'
import { CheckField } from '../../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { requiredText } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { MovePreview } from './MovePreview'

/** That a date far away is meant. */
export const UNUSUAL = 'The transfer date is right, although it is more than one year ahead or ten years back'

/** Why the date moves, and that a far one is meant. */
export type Move = { reason: string; confirmUnusualDate: boolean }
const schema = z.object({
  reason: requiredText('Say why the transfer date moves.'),
  confirmUnusualDate: z.boolean(),
})
const CONFIRMED = schema.check(
  z.refine(({ confirmUnusualDate }) => confirmUnusualDate, {
    path: ['confirmUnusualDate'],
    message: 'Confirm that the date is right.',
  }),
)

type Props = {
  preview: TransferPreview
  exchange: string
  waiting: boolean
  onSave: (move: Move) => void
  onBack: () => void
}

/** The last step before a transfer date moves: what moves with it, and why. */
export function MoveConfirm({ preview, exchange, waiting, onSave, onBack }: Props) {
  const form = useApiForm({
    schema: preview.unusual ? CONFIRMED : schema,
    values: { reason: '', confirmUnusualDate: false },
    // The form behind this step sends it, with the rest.
    submit: async (move) => ({ ok: true, body: move }),
    onDone: onSave,
  })

  return (
    <Card className="p-4">
      <section aria-labelledby="move-title">
        <ApiForm form={form}>
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
                hint="It is kept in the history of the exchange with your name. Nobody else has to approve it."
                {...form.field('reason')}
                maxLength={500}
                required
                autoFocus
              />
              {preview.unusual ? <CheckField label={UNUSUAL} {...form.check('confirmUnusualDate')} /> : null}
            </>
          )}
          <div className="flex flex-wrap gap-2">
            {preview.secondPerson ? null : (
              <SubmitButton form={{ busy: waiting }}>Save and move the dates</SubmitButton>
            )}
            <Button onClick={onBack}>Back to the form</Button>
          </div>
        </ApiForm>
      </section>
    </Card>
  )
}
