'use client'
import * as z from 'zod/mini'
import { DECLARATIONS } from '../../../law/notice'
import { answerOf, api } from '../../../ui/api-client/client'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { allOf, Chosen, chosenIn } from './Chosen'
import { NO_PROOF, Proof, proofChecks, proofFields, proofIn } from './Proof'
import type { NoticeRow } from './types'

const schema = z.object({ ...proofFields, items: z.array(z.string()) }).check(...proofChecks)

type Props = {
  exchange: string
  notice: NoticeRow
  signer: string | null
  onDone: () => Promise<void>
  onBack: () => void
}

/** Revokes a notice with the same formality with which it was given. */
export function Revoke({ exchange, notice, signer, onDone, onBack }: Props) {
  const form = useApiForm({
    schema,
    values: { ...NO_PROOF, items: allOf(notice.items) },
    submit: ({ items, ...proof }) =>
      answerOf(
        api.POST('/api/exchanges/{id}/identification/{notice}/revoke', {
          params: { path: { id: exchange, notice: notice.id } },
          body: { ...proofIn(proof), ...chosenIn(items, notice.items) },
        }),
      ),
    onDone: () => void onDone(),
  })
  return (
    <ApiForm
      form={form}
      className="mt-4 flex max-w-md flex-col gap-4 border-t border-edge pt-4"
      label="Revoke the notice"
    >
      <p>
        With this you take back what this notice names. You can name property again until the end of day 45.
      </p>
      <Chosen items={notice.items} box={form.register('items')} />
      <p className="prose-width">{DECLARATIONS.revocation}</p>
      <Proof
        signer={signer}
        by={form.watch('by')}
        field={form.field}
        onSwitch={(by) => form.setValue('by', by)}
      />
      <FormButtons form={form} submit="Revoke the notice" onCancel={onBack} />
    </ApiForm>
  )
}
