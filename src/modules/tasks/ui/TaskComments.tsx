'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Banner } from '../../../ui/components/Banner'
import { TextField } from '../../../ui/components/SelectField'
import { ago } from '../../../ui/format/dates'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'

const schema = z.object({ content: requiredText('Write a comment first.', 5000) })

/** What people said about a task, oldest first, and a place to say more. */
export function TaskComments({ task, mayComment }: { task: string; mayComment: boolean }) {
  const { body, failure, ask } = useApi(['task-comments', task], () =>
    api.GET('/api/tasks/{id}/comments', { params: { path: { id: task } } }),
  )
  const form = useApiForm({
    schema,
    values: { content: '' },
    submit: (comment) =>
      answerOf(api.POST('/api/tasks/{id}/comments', { params: { path: { id: task } }, body: comment })),
    onDone: () => {
      form.empty()
      void ask()
    },
  })

  return (
    <div className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {body?.docs.length === 0 ? <p className="text-ink-soft">No comments yet.</p> : null}
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
        <ApiForm form={form} label="Comment" className="flex flex-col items-start gap-2">
          <div className="w-full">
            <TextField label="Your comment" {...form.field('content')} maxLength={5000} required rows={2} />
          </div>
          <SubmitButton form={form} look="plain" size="small">
            Comment
          </SubmitButton>
        </ApiForm>
      ) : null}
    </div>
  )
}
