'use client'
import { useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import type { Candidate, NamedItem } from './types'

type Props = {
  exchange: string
  notice: string
  item: NamedItem
  properties: readonly Candidate[]
  staff: boolean
  onChanged: () => Promise<void>
}

/** Which property an identified one became: staff decide it, others see the result. */
export function Bought({ exchange, notice, item, properties, staff, onChanged }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  if (!staff) return item.property ? <span className="text-13 text-ink-soft">Bought</span> : null
  if (properties.length === 0) return null

  async function link(property: string | null) {
    const answer = await answerOf(
      api.PUT('/api/exchanges/{id}/identification/{notice}/links', {
        params: { path: { id: exchange, notice } },
        body: { item: item.id, property },
      }),
    )
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) await onChanged()
  }

  const suggested = properties.find(({ id }) => id === item.suggestedProperty)
  return (
    <div className="flex max-w-72 min-w-0 flex-col gap-1 text-13">
      <label className="text-ink-soft">
        Bought as
        <select
          value={item.property ?? ''}
          onChange={(event) => void link(event.target.value || null)}
          aria-label={`${item.description} was bought as`}
          className="control mt-1 block min-h-9 w-full px-2 font-normal text-ink"
        >
          <option value="">Not bought, or not linked</option>
          {properties.map(({ id, address, status }) => (
            <option key={id} value={id}>
              {address || 'A property without an address'}
              {status === 'closed' ? ', closed' : ''}
            </option>
          ))}
        </select>
      </label>
      {suggested ? (
        <Button size="small" look="quiet" onClick={() => void link(suggested.id)}>
          Link with {suggested.address}
        </Button>
      ) : null}
      {failure ? <span role="alert">{failure}</span> : null}
    </div>
  )
}
