'use client'
import { Command } from 'cmdk'
import { Plus } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../components/Button'
import type { Find } from './finder'
import { FieldError } from './Labelled'
import type { Pick } from './pick'

/** A dialog that makes a record out of what was typed. */
export type Maker = (text: string, done: (made: Pick) => void, close: () => void) => ReactNode

export type PickerProps = {
  find: Find
  /** Makes a record where the one that is looked for is missing. */
  make?: { /** What: "a new contact". */ label: string; open: Maker }
  label: string
  hint?: string
}

type Props = PickerProps & {
  chosen: Pick | null
  onChoose: (pick: Pick | null) => void
  error?: string | undefined
  name?: string
  input?: Ref<HTMLInputElement>
}

const WAIT_MS = 200

/** What is found for a text, a moment after the last key; an answer that was overtaken is dropped. */
function useFound(text: string, find: Find): [Pick[] | null, () => void] {
  const [found, setFound] = useState<Pick[] | null>(null)
  const ask = useRef(find)
  useEffect(() => {
    if (text.trim().length < 2) return setFound(null)
    let current = true
    const timer = setTimeout(() => {
      void ask.current(text.trim()).then((picks) => {
        if (current) setFound(picks)
      })
    }, WAIT_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text])
  return [found, () => setFound(null)]
}

/** Chooses one record out of many, by a part of its name: with the mouse, or with the arrow keys and Enter. */
export function RecordPicker({ chosen, onChoose, ...search }: Props) {
  // The focus follows from the field to the choice and back, but is not taken when the page opens.
  const [moved, setMoved] = useState(false)
  const choose = (pick: Pick | null) => {
    setMoved(true)
    onChoose(pick)
  }
  if (!chosen) return <Search {...search} onChoose={choose} autoFocus={moved} />
  return (
    <div>
      <p className="text-15 font-medium">{search.label}</p>
      <p className="mt-1 flex flex-wrap items-center justify-between gap-2 rounded border border-edge bg-sunken px-3 py-2">
        <span className="min-w-0 break-words">
          {chosen.name} <span className="text-13 text-ink-soft">{chosen.detail}</span>
        </span>
        <Button
          size="small"
          autoFocus={moved}
          onClick={() => choose(null)}
          aria-label={`Change: ${search.label}`}
        >
          Change
        </Button>
      </p>
    </div>
  )
}

function Search({
  label,
  hint,
  error,
  name,
  input,
  onChoose,
  autoFocus,
  find,
  make,
}: Omit<Props, 'chosen'> & { autoFocus: boolean }) {
  const [text, setText] = useState('')
  const [making, setMaking] = useState<string | null>(null)
  const [found, close] = useFound(text, find)
  const id = useId()
  const open = found !== null && (found.length > 0 || make !== undefined)

  /** Escape closes what was found, and only then what stands around it. */
  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Escape' || found === null) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }

  return (
    <>
      <Command shouldFilter={false} vimBindings={false} label={label} onKeyDown={pressed}>
        <span aria-hidden className="block text-15 font-medium">
          {label}
        </span>
        <Command.Input asChild value={text} onValueChange={setText}>
          <input
            ref={input}
            autoFocus={autoFocus}
            name={name}
            maxLength={200}
            aria-expanded={open}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id} ${id}-error` : id}
            className="control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal"
          />
        </Command.Input>
        <p id={id} role="status" className="mt-1 text-13 text-ink-soft">
          {found === null
            ? (hint ?? 'Type part of the name.')
            : found.length === 0
              ? 'No matches.'
              : `${found.length} found. Choose one.`}
        </p>
        <FieldError id={`${id}-error`} error={error} />
        {open ? (
          <Command.List
            label={`${label}: found`}
            className="mt-1 max-h-52 overflow-y-auto rounded border border-edge"
          >
            {found.map((pick) => (
              <Command.Item
                key={pick.id}
                value={pick.id}
                onSelect={() => onChoose(pick)}
                className="cursor-pointer border-b border-edge px-3 py-2 last:border-0 data-[selected=true]:bg-accent-ground"
              >
                <span className="block break-words">{pick.name}</span>
                {pick.detail ? (
                  <span className="block text-13 break-words text-ink-soft">{pick.detail}</span>
                ) : null}
              </Command.Item>
            ))}
            {make ? (
              <Command.Item
                value="make"
                onSelect={() => setMaking(text.trim())}
                className="flex cursor-pointer items-center gap-2 px-3 py-2 text-accent data-[selected=true]:bg-accent-ground"
              >
                <Plus aria-hidden className="size-4 shrink-0" />
                <span className="min-w-0 break-words">
                  Add “{text.trim()}” as {make.label}
                </span>
              </Command.Item>
            ) : null}
          </Command.List>
        ) : null}
      </Command>
      {make && making !== null
        ? createPortal(
            // A form of its own beside the list and the form that the field belongs to: its keys and its sending are its own.
            <div onSubmit={(event) => event.stopPropagation()}>
              {make.open(
                making,
                (made) => onChoose(made),
                () => setMaking(null),
              )}
            </div>,
            document.body,
          )
        : null}
    </>
  )
}
