import type { ReactNode } from 'react'
import { dollars } from '../../../ui/format/money'
import { DESCRIPTION_NAMES } from '../../../law/description'
import type { Item, NamedItem } from './types'

/** Properties as a notice names them. */
export function ItemList<T extends Item | NamedItem>({
  items,
  actions,
}: {
  items: readonly T[]
  actions?: (item: T) => ReactNode
}) {
  const nameOf = (id: string | undefined) => items.find((item) => item.id === id)?.description
  return (
    <ol className="flex flex-col divide-y divide-edge">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words whitespace-pre-line">
              {item.description}
              {'revoked' in item && item.revoked ? (
                <span className="font-normal text-ink-soft"> (revoked)</span>
              ) : null}
            </p>
            <p className="text-13 text-ink-soft">
              {DESCRIPTION_NAMES[item.kind]}
              {item.percent < 100 ? `, ${item.percent}% of it` : ''}
              {item.valueCents === undefined ? '' : `, worth ${dollars(item.valueCents)}`}
              {item.incidentalTo ? `, goes with ${nameOf(item.incidentalTo) ?? 'another'}` : ''}
            </p>
            {item.construction ? (
              <p className="mt-1 text-13 break-words whitespace-pre-line">To be built: {item.construction}</p>
            ) : null}
          </div>
          {actions?.(item)}
        </li>
      ))}
    </ol>
  )
}
