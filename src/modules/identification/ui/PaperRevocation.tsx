'use client'
import { useState, type FormEvent } from 'react'
import { RECIPIENTS } from '../../../law/notice'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Chosen, chosenIn } from './Chosen'
import { RECIPIENT_NAMES } from './recipients'
import type { NoticeRow } from './types'

/** Records a revocation on paper, with what decides whether it takes anything back. */
export function PaperRevocation({
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
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const answer = await send('POST', `/api/exchanges/${exchange}/identification/${notice.id}/revoke`, {
      sentAt: text('sentAt'),
      note: text('note'),
      signedByTaxpayer: form.get('signed') === 'on',
      recipient: { name: text('recipient'), kind: text('kind') },
      ...chosenIn(form, notice.items),
    })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onDone()
  }

  return (
    <form
      onSubmit={submit}
      className="mt-4 flex max-w-md flex-col gap-4 border-t border-edge pt-4"
      aria-label="Record a revocation on paper"
    >
      <p>
        A revocation counts when it is a writing signed by the taxpayer, sent within the 45 days to whom the
        notice was sent. One that does not count is kept, and takes nothing back.
      </p>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Chosen items={notice.items} />
      <Field label="Sent on" name="sentAt" type="date" required />
      <label className="font-medium">
        Sent to
        <select name="kind" className="control mt-1 block min-h-11 w-full px-3 font-normal">
          {RECIPIENTS.map((kind) => (
            <option key={kind} value={kind}>
              {RECIPIENT_NAMES[kind]}
            </option>
          ))}
        </select>
      </label>
      <Field label="Name of the recipient" name="recipient" required maxLength={200} />
      <label className="flex items-center gap-3">
        <input type="checkbox" name="signed" className="size-5 accent-accent" /> It is signed by the taxpayer
      </label>
      <Field
        label="Note"
        hint="What it is and how it came, such as: letter of the client, by mail."
        name="note"
        required
        maxLength={500}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          Record the revocation
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}
