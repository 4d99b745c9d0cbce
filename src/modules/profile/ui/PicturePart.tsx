'use client'
import { useRef, useState, type ChangeEvent } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'

const LARGEST = 256 * 1024
const KINDS = ['image/png', 'image/jpeg', 'image/webp']

/** The bytes of a file as base64, without the address in front of them. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new Error('unreadable'))
    reader.readAsDataURL(file)
  })

/** The person's picture, or their initials while there is none. */
export function PicturePart({ initials, has }: { initials: string; has: boolean }) {
  const [version, setVersion] = useState(has ? 1 : 0)
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const file = useRef<HTMLInputElement>(null)

  async function upload(event: ChangeEvent<HTMLInputElement>) {
    const chosen = event.target.files?.[0]
    event.target.value = ''
    if (!chosen) return
    setOutcome('')
    if (!KINDS.includes(chosen.type))
      return setFailure('The picture must be PNG, JPEG or WebP. Yours was not changed.')
    if (chosen.size > LARGEST)
      return setFailure(
        `The picture is ${Math.ceil(chosen.size / 1024)} kB; it may be 256 kB at most. Yours was not changed.`,
      )
    const answer = await answerOf(api.PUT('/api/users/me/avatar', { body: { data: await base64Of(chosen) } }))
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setVersion(Date.now())
    setOutcome('The picture was saved.')
  }

  async function remove() {
    const answer = await answerOf(api.DELETE('/api/users/me/avatar'))
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setVersion(0)
    setOutcome('The picture was removed.')
  }

  return (
    <div className="flex flex-col gap-3 rounded border border-edge bg-surface p-4">
      <div className="flex flex-wrap items-center gap-4">
        {version > 0 ? (
          <img
            src={`/api/users/me/avatar?v=${version}`}
            alt="Your picture"
            width={72}
            height={72}
            className="size-18 rounded-full object-cover"
          />
        ) : (
          <span
            aria-hidden
            className="grid size-18 place-items-center rounded-full bg-accent-ground text-24 font-semibold text-accent-strong"
          >
            {initials}
          </span>
        )}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => file.current?.click()}>
            {version > 0 ? 'Change the picture' : 'Choose a picture'}
          </Button>
          {version > 0 ? (
            <Button look="quiet" onClick={() => void remove()}>
              Remove it
            </Button>
          ) : null}
          <input
            ref={file}
            type="file"
            accept={KINDS.join(',')}
            onChange={(event) => void upload(event)}
            aria-label="Picture"
            tabIndex={-1}
            className="sr-only"
          />
        </div>
      </div>
      <p className="text-13 text-ink-soft">PNG, JPEG or WebP, 256 kB at most.</p>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <p role="status" className="text-15 text-ink-soft empty:hidden">
        {outcome}
      </p>
    </div>
  )
}
