'use client'
import { useRef, useState, type ChangeEvent, type ReactNode } from 'react'
import type { Answer } from '../api-client/answer'
import { Banner } from '../components/Banner'
import { Button } from '../components/Button'

type Props<T> = {
  /** What it is: "logo". */
  what: string
  /** The picture as it is; null while there is none. */
  picture: ReactNode | null
  /** Stands in its place while there is none. */
  instead?: ReactNode
  kinds: readonly string[]
  hint: string
  /** What is wrong with a file before it is sent; null where nothing is. */
  faultOf: (file: File) => string | null
  /** Saves it, as a `data:` address, or takes it away. */
  save: (data: string | null) => Promise<Answer<T>>
  onSaved: (answer: T, data: string | null) => void
}

/** The bytes of a file as a `data:` address. */
const dataOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('unreadable'))
    reader.readAsDataURL(file)
  })

const named = (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`

/** Chooses a picture and takes it away again; it is saved as soon as it is chosen. */
export function PictureChooser<T>(props: Props<T>) {
  const { what, picture, instead, kinds, hint, faultOf } = props
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const input = useRef<HTMLInputElement>(null)

  async function save(data: string | null, done: string) {
    setOutcome('')
    const answer = await props.save(data)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    props.onSaved(answer.body, data)
    setOutcome(done)
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setOutcome('')
    const fault = faultOf(file)
    if (fault) return setFailure(fault)
    await save(await dataOf(file), `The ${what} was saved.`)
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-4">
        {picture ?? instead}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => input.current?.click()}>
            {picture ? `Change the ${what}` : `Choose a ${what}`}
          </Button>
          {picture ? (
            <Button look="quiet" onClick={() => void save(null, `The ${what} was removed.`)}>
              Remove it
            </Button>
          ) : null}
          <input
            ref={input}
            type="file"
            accept={kinds.join(',')}
            onChange={(event) => void choose(event)}
            aria-label={named(what)}
            tabIndex={-1}
            className="sr-only"
          />
        </div>
      </div>
      <p className="text-13 text-ink-soft">{hint}</p>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <p role="status" className="text-15 text-ink-soft empty:hidden">
        {outcome}
      </p>
    </>
  )
}
