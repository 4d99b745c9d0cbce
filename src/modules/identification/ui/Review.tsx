'use client'
import * as z from 'zod/mini'
import { DECLARATIONS } from '../../../law/notice'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { CheckField } from '../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { writtenDate } from '../../../ui/format/dates'
import { Doubts } from './Doubts'
import { ItemList } from './ItemList'
import { NO_PROOF, Proof, proofChecks, proofFields, proofIn } from './Proof'
import type { Signed } from './Receipt'
import type { DraftItem, Identification, Evaluated } from './types'

const fields = z.object({ ...proofFields, acknowledged: z.boolean() }).check(...proofChecks)
/** Whoever names too much must say that they know it. */
const schemaFor = (tooMuch: boolean) =>
  fields.check(
    z.refine(({ acknowledged }) => !tooMuch || acknowledged, {
      path: ['acknowledged'],
      message: 'Confirm that you know it.',
    }),
  )

type Props = {
  identification: Identification
  items: DraftItem[]
  judged: Evaluated
  onSigned: (signed: Signed) => void
  onBack: () => void
}

/** The notice as it will read, and the signature under it. */
export function Review({
  identification: { exchange, deadline, notices, signer },
  items,
  judged,
  onSigned,
  onBack,
}: Props) {
  const tooMuch = judged.result?.rule === 'none'
  const replaces = notices.some(({ state, source }) => state === 'SIGNED' && source === 'portal')
  const form = useApiForm({
    schema: schemaFor(tooMuch),
    values: { ...NO_PROOF, acknowledged: false },
    submit: ({ acknowledged, ...proof }) =>
      answerOf(
        api.POST('/api/exchanges/{id}/identification/sign', {
          params: { path: { id: exchange } },
          body: { items, ...proofIn(proof), acknowledged },
        }),
      ),
    onDone: ({ doc }) => onSigned(doc),
  })

  return (
    <ApiForm form={form} className="flex flex-col gap-5" label="Sign the notice">
      <h2 className="text-18">Notice of identification</h2>
      <Card className="p-4">
        <p className="prose-width">
          This notice is sent to the qualified intermediary within the identification period, which ends with{' '}
          {deadline ? writtenDate(deadline) : 'day 45'}.{replaces ? ' It replaces the earlier notice.' : ''}{' '}
          It names the following property.
        </p>
        <ItemList items={items} />
      </Card>
      <Doubts items={items} />
      {tooMuch ? (
        <div className="flex flex-col gap-3">
          <Banner kind="failure">{judged.sentence}</Banner>
          <CheckField
            label="I know that nothing may count as identified if I sign this, and I have spoken with my tax adviser."
            {...form.check('acknowledged')}
          />
        </div>
      ) : null}
      <p className="prose-width">{DECLARATIONS.identification}</p>
      <Proof
        signer={signer}
        by={form.watch('by')}
        field={form.field}
        onSwitch={(by) => form.setValue('by', by)}
      />
      <p className="prose-width text-13 text-ink-soft">
        Time, network address and device are kept with your signature, and you get a receipt.
      </p>
      <div className="flex flex-wrap gap-2">
        <SubmitButton form={form} busy="Signing …" className="min-h-11">
          Sign and send the notice
        </SubmitButton>
        <Button onClick={onBack}>Back</Button>
      </div>
    </ApiForm>
  )
}
