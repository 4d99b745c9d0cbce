'use client'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { resolveDifference } from './api'

type Props = {
  id: string
  name: string
  ours: string
  theirs: string
  /** Computed here: the source's value cannot be taken over. */ computed: boolean
}

/** The decision on one difference: which value stays, and why. */
export function DifferenceForm({ id, name, ours, theirs, computed }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setSaving(true)
    const answer = await resolveDifference(
      id,
      form.get('keep') === 'theirs' ? 'theirs' : 'ours',
      String(form.get('note') ?? '').trim(),
    )
    setSaving(false)
    setFailure(answer)
    if (answer === null) router.refresh()
  }

  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)} aria-label={`Decide: ${name}`}>
        Decide
      </Button>
    )
  const choice = 'flex min-h-9 items-start gap-2 text-15'
  return (
    <form onSubmit={save} className="appear mt-3 flex w-full flex-col gap-3 border-t border-edge pt-3">
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">Which value stays?</legend>
        <label className={choice}>
          <input type="radio" name="keep" value="ours" defaultChecked className="mt-1 size-4 accent-accent" />{' '}
          <span>Ours: {ours}</span>
        </label>
        <label className={choice}>
          <input
            type="radio"
            name="keep"
            value="theirs"
            disabled={computed}
            className="mt-1 size-4 accent-accent"
          />{' '}
          <span className={computed ? 'text-ink-soft' : ''}>
            The one of PracticePanther: {theirs}
            {computed
              ? '. It cannot be taken over, because this date is computed from the day the sale closed.'
              : ''}
          </span>
        </label>
      </fieldset>
      <label className="font-medium">
        Why
        <textarea
          name="note"
          required
          maxLength={5000}
          rows={2}
          className="control mt-1 block w-full px-3 py-2 font-normal"
        />
      </label>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <div className="flex gap-3">
        <Button type="submit" look="primary" size="small" disabled={saving}>
          {saving ? 'Saving …' : 'Save the decision'}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}
