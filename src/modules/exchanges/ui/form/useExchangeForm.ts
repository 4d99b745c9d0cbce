'use client'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import type { TransferPreview } from '../../transferPreview'
import { answerOf, api } from '../../../../ui/api-client/client'
import type { Answer } from '../../../../ui/api-client/answer'
import { NO_LOCATION } from '../../../../ui/forms/LocationFields'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import type { Move } from '../move/MoveConfirm'
import { addRest } from './addRest'
import { changedIn, enteredIn, schemaFor, type ExchangeValues } from './values'

const UNUSUAL_DATE =
  'The transfer date is more than one year ahead or ten years back. Correct it, or confirm that it is right.'
const NOTHING_SENT = { ok: true as const, body: null }

type Saved = { doc: { id: string; updatedAt: string } } | null
type Entered = ReturnType<typeof enteredIn> & { confirmUnusualDate?: boolean }
type Options = { id: string | null; updatedAt: string | undefined; start: ExchangeValues }

const makeOne = (body: Entered & { name: string }) => answerOf(api.POST('/api/exchanges', { body }))
/** What was changed after a part of a new exchange had failed belongs to the one that is there. */
const changeMade = (id: string, body: Entered) =>
  answerOf(api.PATCH('/api/exchanges/{id}', { params: { path: { id } }, body }))

/** The form of an exchange: before its transfer date moves, what moves with it is shown (`preview`). */
export function useExchangeForm({ id, updatedAt, start }: Options) {
  const schema = useMemo(() => schemaFor(start), [start])
  const [preview, setPreview] = useState<TransferPreview | null>(null)
  // The platform asks whether a transfer date so far away is meant.
  const [unusual, setUnusual] = useState(false)
  // An exchange that was made already is not made twice when its property or its invitation is rejected.
  const made = useRef<string | null>(id)
  const hasProperty = useRef(false)
  const move = useRef<Move | null>(null)
  const router = useRouter()
  const form = useApiForm({
    schema,
    values: { ...start, property: NO_LOCATION, confirmUnusualDate: false, inviteClient: false },
    updatedAt,
    submit: async (all, save): Promise<Answer<Saved> | null> => {
      const changes = id ? changedIn(all, dirtyFields) : enteredIn(all)
      if (id && 'relinquishedTransferDate' in changes && !move.current) {
        const date = all.relinquishedTransferDate
        const asked = await answerOf(
          api.POST('/api/exchanges/{id}/transfer-date-preview', { params: { path: { id } }, body: { date } }),
        )
        if (!asked.ok) return asked
        setPreview(asked.body)
        return null
      }
      const confirmed = move.current?.confirmUnusualDate || all.confirmUnusualDate
      const body = {
        ...changes,
        ...(move.current ? { transferReason: move.current.reason } : {}),
        ...(confirmed ? { confirmUnusualDate: true } : {}),
      }
      const sent = id
        ? Object.keys(body).length > 0 &&
          (await save((header) =>
            api.PATCH('/api/exchanges/{id}', { params: { path: { id }, header }, body }),
          ))
        : await (made.current ? changeMade(made.current, body) : makeOne({ ...body, name: all.name }))
      if (sent && !sent.ok && sent.code === 'confirm-date') {
        setUnusual(true)
        return { ...sent, message: UNUSUAL_DATE, fields: [] }
      }
      if (sent && !sent.ok) return sent
      made.current = sent ? sent.body.doc.id : made.current
      const rest = id ? null : await addRest(made.current ?? '', all, hasProperty)
      if (rest && !rest.ok) return rest
      router.push(`/exchanges/${made.current}`)
      router.refresh()
      return NOTHING_SENT
    },
  })
  const { dirtyFields } = form.formState
  return {
    ...form,
    preview,
    unusual,
    confirmMove: (confirmed: Move) => {
      move.current = confirmed
      void form.submit()
    },
    leaveMove: () => {
      move.current = null
      setPreview(null)
      form.clearErrors()
    },
  }
}

export type ExchangeFormState = ReturnType<typeof useExchangeForm>
