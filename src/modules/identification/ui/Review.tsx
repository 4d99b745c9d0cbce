'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'
import { writtenDate } from '../../../ui/format/dates'
import { ItemList } from './ItemList'
import { Proof, proofIn } from './Proof'
import type { Signed } from './Receipt'
import type { Identification, Item, Evaluated } from './types'

type Props = {
  identification: Identification
  items: Item[]
  judged: Evaluated
  onSigned: (signed: Signed) => void
  onBack: () => void
}

/** The notice as it will read, and the signature under it. */
export function Review({
  identification: { exchange, deadline, notices },
  items,
  judged,
  onSigned,
  onBack,
}: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const tooMuch = judged.result?.rule === 'none'
  const replaces = notices.some(({ state, source }) => state === 'SIGNED' && source === 'portal')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setWaiting(true)
    const answer = await send<{ doc: Signed }>('POST', `/api/exchanges/${exchange}/identification/sign`, {
      items,
      ...proofIn(form),
      acknowledged: form.get('acknowledged') === 'on',
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onSigned(answer.body.doc)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5" aria-label="Sign the notice">
      <h2 className="text-18">Notice of identification</h2>
      <Card className="p-4">
        <p className="prose-width">
          I identify the following as replacement property in my exchange under Section 1031 of the Internal
          Revenue Code. This notice is sent to the qualified intermediary within the identification period,
          which ends with {deadline ? writtenDate(deadline) : 'day 45'}.
          {replaces ? ' It takes the place of the notice before.' : ''}
        </p>
        <ItemList items={items} />
      </Card>
      {tooMuch ? (
        <div className="flex flex-col gap-3">
          <Banner kind="failure">{judged.sentence}</Banner>
          <label className="flex items-start gap-3">
            <input
              type="checkbox"
              name="acknowledged"
              required
              className="mt-1 size-5 shrink-0 accent-accent"
            />{' '}
            <span>
              I know that nothing may count as identified if I sign this, and I have spoken with my tax
              adviser.
            </span>
          </label>
        </div>
      ) : null}
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Proof />
      <p className="prose-width text-13 text-ink-soft">
        Time, network address and device are kept with your signature, and you get a sealed receipt.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={waiting} className="min-h-11">
          {waiting ? 'Signing …' : 'Sign and send the notice'}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </form>
  )
}
