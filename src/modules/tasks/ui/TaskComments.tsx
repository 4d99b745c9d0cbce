'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { TextField } from '../../../ui/components/SelectField'
import { ago } from '../../../ui/format/dates'

/** What people said about a task, oldest first, and a place to say more. */
export function TaskComments({ task, mayComment }: { task: string; mayComment: boolean }) {
  const { body, failure, ask } = useApi(['task-comments', task], () =>
    api.GET('/api/tasks/{id}/comments', { params: { path: { id: task } } }),
  )
  const [refused, setRefused] = useState<string | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const content = String(new FormData(form).get('content') ?? '').trim()
    if (!content) return
    const answer = await send('POST', `/api/tasks/${task}/comments`, { content })
    setRefused(answer.ok ? null : answer.message)
    if (!answer.ok) return
    form.reset()
    await ask()
  }

  return (
    <div className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {body?.docs.length === 0 ? <p className="text-ink-soft">Nobody has said anything yet.</p> : null}
      <ul aria-label="Comments" className="flex flex-col gap-3 empty:hidden">
        {body?.docs.map(({ id, content, person, createdAt }) => (
          <li key={id}>
            <p className="text-13 text-ink-soft">
              {person instanceof Object ? person.displayName : 'Somebody'}, {ago(createdAt)}
            </p>
            <p className="break-words whitespace-pre-line">{content}</p>
          </li>
        ))}
      </ul>
      {mayComment ? (
        <form onSubmit={submit} aria-label="Comment" className="flex flex-col items-start gap-2">
          {refused ? <Banner kind="failure">{refused}</Banner> : null}
          <div className="w-full">
            <TextField label="Your comment" name="content" maxLength={5000} required rows={2} />
          </div>
          <Button type="submit" size="small">
            Comment
          </Button>
        </form>
      ) : null}
    </div>
  )
}
