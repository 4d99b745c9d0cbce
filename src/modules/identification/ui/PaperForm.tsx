'use client'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { RECIPIENTS } from '../../../law/notice'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { ItemForm } from './ItemForm'
import { ItemList } from './ItemList'
import { RECIPIENT_NAMES } from './recipients'
import type { Item } from './types'

/** Records a notice that came on paper, with what decides whether it counts. */
export function PaperForm({ exchange }: { exchange: string }) {
  const [items, setItems] = useState<Item[]>([])
  const [adding, setAdding] = useState(true)
  const [failure, setFailure] = useState<string | null>(null)
  const router = useRouter()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const answer = await send('POST', `/api/exchanges/${exchange}/identification/paper`, {
      items,
      sentAt: text('sentAt'),
      receivedAt: text('receivedAt') || undefined,
      recipient: {
        name: text('recipient'),
        kind: text('kind'),
        disqualified: form.get('disqualified') === 'on',
      },
      signedByTaxpayer: form.get('signed') === 'on',
      typedName: text('typedName') || undefined,
      note: text('note') || undefined,
    })
    if (answer.ok) return router.push(`/exchanges/${exchange}/identification`)
    setFailure(answer.message)
  }

  if (adding)
    return (
      <div className="max-w-2xl">
        <ItemForm
          item={null}
          others={items}
          onDone={(item) => {
            setItems([...items, item])
            setAdding(false)
          }}
          onBack={() =>
            items.length > 0 ? setAdding(false) : router.push(`/exchanges/${exchange}/identification`)
          }
        />
      </div>
    )
  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-col gap-4" aria-label="Record a paper notice">
      <h2 className="text-18">The notice on paper</h2>
      <ItemList items={items} />
      <Button className="self-start" size="small" onClick={() => setAdding(true)}>
        It names another property
      </Button>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Field
        label="Sent on"
        hint="What counts is the day it was sent, within the 45 days."
        name="sentAt"
        type="date"
        required
      />
      <Field label="Received on" name="receivedAt" type="date" />
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
        <input type="checkbox" name="disqualified" className="size-5 accent-accent" /> The recipient is a
        disqualified person
      </label>
      <label className="flex items-center gap-3">
        <input type="checkbox" name="signed" className="size-5 accent-accent" /> It is signed by the taxpayer
      </label>
      <Field label="Signed as" name="typedName" maxLength={200} />
      <Field label="Note" name="note" maxLength={500} />
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          Record the notice
        </Button>
        <ButtonLink href={`/exchanges/${exchange}/identification`}>Cancel</ButtonLink>
      </div>
    </form>
  )
}
