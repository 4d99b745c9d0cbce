'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Chosen, chosenIn } from './Chosen'
import { Proof, proofIn } from './Proof'
import type { NoticeRow } from './types'

/** Revokes a notice with the same formality with which it was given. */
export function Revoke({
  exchange,
  notice,
  onDone,
  onBack,
}: {
  exchange: string
  notice: NoticeRow
  onDone: () => Promise<void>
  onBack: () => void
}) {
  const [failure, setFailure] = useState<string | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const answer = await send('POST', `/api/exchanges/${exchange}/identification/${notice.id}/revoke`, {
      ...proofIn(form),
      ...chosenIn(form, notice.items),
    })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <form
      onSubmit={submit}
      className="mt-4 flex max-w-md flex-col gap-4 border-t border-edge pt-4"
      aria-label="Revoke the notice"
    >
      <p>
        With this you take back what this notice names. You can name property again until the end of day 45.
      </p>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Chosen items={notice.items} />
      <Proof />
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          Revoke the notice
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}
