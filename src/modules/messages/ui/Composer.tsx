'use client'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { CheckField, TextField } from '../../../ui/components/SelectField'

type Props = { exchange: string; staff: boolean; onSent: () => void }

/** Writes a message. What was typed stays until it is sent; one that is sent again after a failure is one message. */
export function Composer({ exchange, staff, onSent }: Props) {
  const [content, setContent] = useState('')
  const [note, setNote] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const clientId = useRef('')
  const form = useRef<HTMLFormElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!content.trim() || waiting) return
    clientId.current ||= crypto.randomUUID()
    setWaiting(true)
    const answer = await send('POST', '/api/messages', {
      exchange,
      content: content.trim(),
      clientId: clientId.current,
      ...(staff ? { audience: note ? 'staff' : 'all' } : {}),
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    clientId.current = ''
    setContent('')
    onSent()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  return (
    <form ref={form} onSubmit={submit} aria-label="Write a message" className="flex flex-col gap-3">
      {failure ? <Banner kind="failure">{failure} What you wrote is kept here.</Banner> : null}
      <TextField
        label={note ? 'A note for staff alone' : 'Your message'}
        hint="Ctrl and Enter sends it. Never write account numbers or wire instructions here."
        value={content}
        onChange={(event) => setContent(event.target.value)}
        onKeyDown={onKeyDown}
        maxLength={20_000}
        className={note ? 'border-dashed' : ''}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {staff ? (
          <CheckField
            label="For staff alone"
            checked={note}
            onChange={(event) => setNote(event.target.checked)}
          />
        ) : (
          <span />
        )}
        <Button type="submit" look="primary" disabled={waiting || !content.trim()}>
          {waiting ? 'Sending …' : note ? 'Keep the note' : 'Send'}
        </Button>
      </div>
    </form>
  )
}
