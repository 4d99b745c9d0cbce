'use client'
import type { ComponentProps } from 'react'
import type { NamedItem } from './types'

const openOf = (items: readonly NamedItem[]) => items.filter(({ revoked }) => !revoked)

/** Of which a notice is taken back at first: all. */
export const allOf = (items: readonly NamedItem[]): string[] => openOf(items).map(({ id }) => id)

/** Which properties of a notice are taken back: all, unless some are unticked. */
export function Chosen({ items, box }: { items: readonly NamedItem[]; box: ComponentProps<'input'> }) {
  const left = openOf(items)
  if (left.length < 2) return null
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">What is taken back</legend>
      {left.map(({ id, description }) => (
        <label key={id} className="flex items-start gap-3">
          <input {...box} type="checkbox" value={id} className="mt-1 size-5 shrink-0 accent-accent" />{' '}
          <span className="break-words">{description}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The ids that are ticked; nothing where all are, or where there was no choice. */
export const chosenIn = (ticked: string[], items: readonly NamedItem[]): { items?: string[] } =>
  openOf(items).length < 2 || ticked.length === openOf(items).length ? {} : { items: ticked }
