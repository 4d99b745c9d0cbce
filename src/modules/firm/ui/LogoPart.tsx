'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState, type ChangeEvent } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { Banner } from '../../../ui/components/Banner'
import { Button } from '../../../ui/components/Button'

const LARGEST = 512 * 1024
const KINDS = ['image/png', 'image/jpeg']

const dataOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('unreadable'))
    reader.readAsDataURL(file)
  })

/** What is wrong with a file before it is sent; null where nothing is. */
function faultOf({ type, size }: File): string | null {
  if (!KINDS.includes(type)) return 'The logo must be a PNG or JPEG picture. Nothing was changed.'
  return size > LARGEST
    ? `The picture is ${Math.ceil(size / 1024)} kB; it may be 512 kB at most. Nothing was changed.`
    : null
}

/** The picture of the firm, saved as soon as it is chosen. */
export function LogoPart({ logo: first }: { logo: string | null }) {
  const [logo, setLogo] = useState(first)
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const router = useRouter()

  async function save(data: string | null, done: string) {
    setOutcome('')
    const answer = await answerOf(api.PUT('/api/admin/firm', { body: { logo: data } }))
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setLogo(answer.body.logo)
    setOutcome(done)
    // The frame of the page shows it, too.
    router.refresh()
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const fault = faultOf(file)
    if (fault) return setFailure(fault)
    await save(await dataOf(file), 'The logo was saved.')
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-4">
        {logo ? (
          <img
            src={logo}
            alt="Logo of the firm"
            className="h-14 max-w-48 rounded bg-[white] object-contain p-1"
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => input.current?.click()}>{logo ? 'Change the logo' : 'Choose a logo'}</Button>
          {logo ? (
            <Button look="quiet" onClick={() => void save(null, 'The logo was removed.')}>
              Remove it
            </Button>
          ) : null}
          <input
            ref={input}
            type="file"
            accept={KINDS.join(',')}
            onChange={(event) => void choose(event)}
            aria-label="Logo"
            tabIndex={-1}
            className="sr-only"
          />
        </div>
      </div>
      <p className="text-13 text-ink-soft">
        PNG or JPEG, 512 kB at most. It is shown on white, on pages and on letters.
      </p>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <p role="status" className="text-15 text-ink-soft empty:hidden">
        {outcome}
      </p>
    </div>
  )
}
