'use client'
import type { NamedItem } from './types'

/** Which properties of a notice are taken back: all, unless some are unticked. */
export function Chosen({ items }: { items: readonly NamedItem[] }) {
  const left = items.filter(({ revoked }) => !revoked)
  if (left.length < 2) return null
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">What is taken back</legend>
      {left.map(({ id, description }) => (
        <label key={id} className="flex items-start gap-3">
          <input
            type="checkbox"
            name="items"
            value={id}
            defaultChecked
            className="mt-1 size-5 shrink-0 accent-accent"
          />{' '}
          <span className="break-words">{description}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The ids that are ticked; nothing where all are, or where there was no choice. */
export function chosenIn(form: FormData, items: readonly NamedItem[]): { items?: string[] } {
  const ticked = form.getAll('items').map(String)
  const left = items.filter(({ revoked }) => !revoked)
  return left.length < 2 || ticked.length === left.length ? {} : { items: ticked }
}
