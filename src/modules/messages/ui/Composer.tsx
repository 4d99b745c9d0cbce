'use client'
import { useRef, type KeyboardEvent } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { CheckField, TextField } from '../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'

const schema = z.object({ content: requiredText('Write a message first.', 20_000), note: z.boolean() })

type Props = { exchange: string; staff: boolean; onSent: () => void }

/** Writes a message. What was typed stays until it is sent; one that is sent again after a failure is one message. */
export function Composer({ exchange, staff, onSent }: Props) {
  const clientId = useRef('')
  const form = useApiForm({
    schema,
    values: { content: '', note: false },
    submit: async ({ content, note }) => {
      clientId.current ||= crypto.randomUUID()
      const answer = await answerOf(
        api.POST('/api/messages', {
          body: {
            exchange,
            content,
            clientId: clientId.current,
            ...(staff ? { audience: note ? 'staff' : 'all' } : {}),
          },
        }),
      )
      return answer.ok ? answer : { ...answer, message: `${answer.message} What you wrote is kept here.` }
    },
    onDone: () => {
      clientId.current = ''
      form.setValue('content', '')
      onSent()
    },
  })
  const { content, note } = form.watch()

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (content.trim() && !form.busy) void form.submit()
  }

  return (
    <ApiForm form={form} label="Write a message" className="flex flex-col gap-3">
      <TextField
        label={note ? 'A note for staff only' : 'Your message'}
        hint="Ctrl and Enter sends it. Never write account numbers or wire instructions here."
        {...form.field('content')}
        onKeyDown={onKeyDown}
        maxLength={20_000}
        className={note ? 'border-dashed' : ''}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {staff ? <CheckField label="For staff only" {...form.check('note')} /> : <span />}
        <SubmitButton form={form} busy="Sending …" disabled={!content.trim()}>
          {note ? 'Save the note' : 'Send'}
        </SubmitButton>
      </div>
    </ApiForm>
  )
}
