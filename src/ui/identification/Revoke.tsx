'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../ask/send'
import { Button } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { Proof, proofIn } from './Proof'

/** Revokes a notice with the same formality with which it was given. */
export function Revoke({ exchange, notice, onDone, onBack }: { exchange: string; notice: string; onDone: () => Promise<void>; onBack: () => void }) {
  const [failure, setFailure] = useState<string | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const answer = await send('POST', `/api/exchanges/${exchange}/identification/${notice}/revoke`, proofIn(new FormData(event.currentTarget)))
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <form onSubmit={submit} className="mt-4 flex max-w-md flex-col gap-4 border-t border-edge pt-4" aria-label="Revoke the notice">
      <p>With this you take back everything that this notice names. You can name property again until the end of day 45.</p>
      {failure ? <Notice kind="failure">{failure}</Notice> : null}
      <Proof />
      <div className="flex gap-2"><Button type="submit" look="primary">Revoke the notice</Button><Button onClick={onBack}>Leave it</Button></div>
    </form>
  )
}
