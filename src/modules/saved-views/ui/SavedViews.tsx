'use client'
import clsx from 'clsx'
import { Bookmark, Share2, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { answerOf, api, type AnswerTo } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'

// Loaded when it is opened: every list has saved views.
const SaveDialog = dynamic(async () => (await import('./SaveDialog')).SaveDialog)

type View = AnswerTo<'get', '/api/saved-views'>['docs'][number]
type Props = {
  list: 'exchanges' | 'tasks' | 'contacts'
  view: string
  onTake: (view: string) => void
  /** The firm's people share views with each other. */ mayShare: boolean
  /** May remove what others share. */ admin: boolean
}

/** A view without its place in the pages, to be compared and saved. */
function essence(view: string): string {
  const params = new URLSearchParams(view)
  params.delete('page')
  params.sort()
  return params.toString()
}
const viewIn = ({ query }: View) => new URLSearchParams(query).toString()

/** Saved views as tabs: one's own, and for the firm's people those they share. */
export function SavedViews({ list, view, onTake, mayShare, admin }: Props) {
  const { body, ask } = useApi(['saved-views', list], () =>
    api.GET('/api/saved-views', { params: { query: { list } } }),
  )
  const [saving, setSaving] = useState(false)
  const [removing, setRemoving] = useState<View | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const views = body?.docs ?? []
  const current = essence(view)
  const here = views.find((entry) => essence(viewIn(entry)) === current)

  async function remove() {
    if (!removing) return
    const answer = await answerOf(
      api.DELETE('/api/saved-views/{id}', { params: { path: { id: removing.id } } }),
    )
    setFailure(answer.ok ? null : answer.message)
    setRemoving(null)
    await ask()
  }

  const tab = (active: boolean) =>
    clsx(
      'inline-flex min-h-9 items-center gap-1.5 border-b-2 px-3 text-15 whitespace-nowrap',
      active ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink-soft hover:text-ink',
    )
  return (
    <div className="flex flex-col gap-2">
      <nav
        aria-label="Saved views"
        className="no-print -mx-4 overflow-x-auto border-b border-edge px-4 lg:mx-0 lg:px-0"
      >
        <ul className="flex items-center gap-1">
          <li>
            <button
              type="button"
              aria-pressed={current === ''}
              onClick={() => onTake('')}
              className={tab(current === '')}
            >
              All
            </button>
          </li>
          {views.map((entry) => (
            <li key={entry.id} className="flex items-center">
              <button
                type="button"
                aria-pressed={entry === here}
                onClick={() => onTake(viewIn(entry))}
                className={tab(entry === here)}
                title={
                  entry.own
                    ? undefined
                    : `Shared by ${entry.owner instanceof Object ? entry.owner.displayName : 'somebody'}`
                }
              >
                {entry.shared ? <Share2 aria-label="Shared" className="size-3.5" /> : null}
                {entry.name}
              </button>
              {entry === here && (entry.own || admin) ? (
                <button
                  type="button"
                  aria-label={`Remove the view ${entry.name}`}
                  onClick={() => setRemoving(entry)}
                  className="grid size-7 place-items-center rounded text-ink-soft hover:bg-sunken hover:text-ink"
                >
                  <X aria-hidden className="size-4" />
                </button>
              ) : null}
            </li>
          ))}
          {current !== '' && !here ? (
            <li>
              <Button size="small" look="quiet" onClick={() => setSaving(true)}>
                <Bookmark aria-hidden className="size-4" /> Save this view
              </Button>
            </li>
          ) : null}
        </ul>
      </nav>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {saving ? (
        <SaveDialog
          list={list}
          view={current}
          mayShare={mayShare}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false)
            void ask()
          }}
        />
      ) : null}
      {removing ? (
        <Dialog title={`Remove the view ${removing.name}?`} onClose={() => setRemoving(null)}>
          <p>{removing.shared ? 'Everybody of the firm loses it.' : 'The list itself stays as it is.'}</p>
          <div className="mt-4 flex gap-2">
            <Button look="primary" onClick={() => void remove()}>
              Remove
            </Button>
            <Button onClick={() => setRemoving(null)}>Cancel</Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}
