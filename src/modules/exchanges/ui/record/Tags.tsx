'use client'
import { Tag as TagIcon, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { send } from '../../../../ui/api-client/send'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'

/** The firm's own words for an exchange, by which lists are narrowed down. For staff. */
export function Tags({
  exchange,
  tags,
  works,
}: {
  exchange: string
  tags: readonly string[]
  works: boolean
}) {
  const [failure, setFailure] = useState<string | null>(null)
  const router = useRouter()

  async function put(next: readonly string[]): Promise<boolean> {
    const answer = await send('PUT', `/api/exchanges/${exchange}/tags`, { tags: next })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) router.refresh()
    return answer.ok
  }
  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const tag = String(new FormData(form).get('tag') ?? '').trim()
    if (tag && (await put([...new Set([...tags, tag])]))) form.reset()
  }

  return (
    <div className="flex flex-col gap-3">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {tags.length === 0 ? (
        <p className="text-ink-soft">No tags yet.</p>
      ) : (
        <ul aria-label="Tags" className="flex flex-wrap gap-2">
          {tags.map((tag) => (
            <li
              key={tag}
              className="inline-flex items-center gap-1.5 rounded-full border border-edge-strong bg-surface py-0.5 pr-1 pl-2.5 text-13"
            >
              <TagIcon aria-hidden className="size-3.5 text-ink-soft" />
              <span className="break-all">{tag}</span>
              {works ? (
                <button
                  type="button"
                  aria-label={`Take the tag ${tag} away`}
                  onClick={() => void put(tags.filter((entry) => entry !== tag))}
                  className="grid size-6 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              ) : (
                <span className="w-1.5" />
              )}
            </li>
          ))}
        </ul>
      )}
      {works ? (
        <form onSubmit={add} aria-label="Add a tag" className="flex gap-2">
          <input
            name="tag"
            aria-label="New tag"
            maxLength={40}
            className="control min-h-8 min-w-0 flex-1 px-3 text-13"
          />
          <Button type="submit" size="small">
            Add
          </Button>
        </form>
      ) : null}
    </div>
  )
}
