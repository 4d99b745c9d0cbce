'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { send } from '../api-client/send'
import { Button } from '../components/Button'

/** What can be chosen: its name, and what distinguishes it from others of that name. */
export type Pick = { id: string; name: string; detail: string }

type Props = {
  label: string
  hint?: string
  find: (text: string) => string
  read: (doc: Record<string, unknown>) => Pick
  chosen: Pick | null
  onChoose: (pick: Pick | null) => void
}

const WAIT_MS = 200

/** Chooses one record out of many, by a part of its name. */
export function RecordPicker({ label, hint, find, read, chosen, onChoose }: Props) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Pick[] | null>(null)
  const ways = useRef({ find, read })
  const id = useId()
  useEffect(() => {
    if (text.trim().length < 2) return setFound(null)
    let current = true
    const timer = setTimeout(() => {
      void send<{ docs: Record<string, unknown>[] }>('GET', ways.current.find(text.trim())).then((answer) => {
        if (current) setFound(answer.ok ? answer.body.docs.map(ways.current.read) : [])
      })
    }, WAIT_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text])

  if (chosen) {
    return (
      <div>
        <p className="text-15 font-medium">{label}</p>
        <p className="mt-1 flex flex-wrap items-center justify-between gap-2 rounded border border-edge bg-sunken px-3 py-2">
          <span className="min-w-0 break-words">
            {chosen.name} <span className="text-13 text-ink-soft">{chosen.detail}</span>
          </span>
          <Button size="small" onClick={() => onChoose(null)} aria-label={`Change: ${label}`}>
            Change
          </Button>
        </p>
      </div>
    )
  }
  return (
    <div>
      <label className="block text-15 font-medium">
        {label}
        <input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={200}
          autoComplete="off"
          aria-describedby={id}
          className="control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal"
        />
      </label>
      <p id={id} role="status" className="mt-1 text-13 text-ink-soft">
        {found === null
          ? (hint ?? 'Type a part of the name.')
          : found.length === 0
            ? 'Nothing has this in its name.'
            : `${found.length} found. Choose one.`}
      </p>
      {found && found.length > 0 ? (
        <ul
          aria-label={`${label}: found`}
          className="mt-1 max-h-52 divide-y divide-edge overflow-y-auto rounded border border-edge"
        >
          {found.map((pick) => (
            <li key={pick.id}>
              <button
                type="button"
                onClick={() => {
                  onChoose(pick)
                  setText('')
                  setFound(null)
                }}
                className="block w-full px-3 py-2 text-left hover:bg-sunken"
              >
                <span className="block break-words">{pick.name}</span>
                {pick.detail ? (
                  <span className="block text-13 break-words text-ink-soft">{pick.detail}</span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
