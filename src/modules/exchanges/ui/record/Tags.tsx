'use client'
import { Tag as TagIcon, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../../ui/api-client/client'
import { Banner } from '../../../../ui/components/Banner'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { Field } from '../../../../ui/forms/Field'
import { requiredText } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'

const schema = z.object({ tag: requiredText('Enter a tag.', 40) })

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

  const put = (next: string[]) =>
    answerOf(
      api.PUT('/api/exchanges/{id}/tags', { params: { path: { id: exchange } }, body: { tags: next } }),
    )
  const form = useApiForm({
    schema,
    values: { tag: '' },
    submit: ({ tag }) => put([...new Set([...tags, tag])]),
    onDone: () => {
      form.empty()
      router.refresh()
    },
  })
  async function remove(tag: string) {
    const answer = await put(tags.filter((entry) => entry !== tag))
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) router.refresh()
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
                  aria-label={`Remove the tag ${tag}`}
                  onClick={() => void remove(tag)}
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
        <ApiForm form={form} label="Add a tag" className="flex flex-wrap items-start gap-2">
          <div className="min-w-0 flex-1">
            <Field label="New tag" {...form.field('tag')} maxLength={40} />
          </div>
          <SubmitButton form={form} look="plain" className="mt-7 min-h-11">
            Add
          </SubmitButton>
        </ApiForm>
      ) : null}
    </div>
  )
}
