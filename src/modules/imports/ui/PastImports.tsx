'use client'
import { useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { ago } from '../../../ui/format/dates'
import type { PastImport } from './types'

/** Earlier imports, each to be taken back. */
export function PastImports({
  imports,
  onChanged,
}: {
  imports: readonly PastImport[]
  onChanged: () => void
}) {
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  if (imports.length === 0) return null

  async function undo(id: string) {
    const answer = await answerOf(api.POST('/api/imports/{id}/undo', { params: { path: { id } } }))
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok)
      setOutcome(
        `${answer.body.doc.archived} went to the archive${answer.body.doc.kept > 0 ? `; ${answer.body.doc.kept} stay, because they are in use or were changed` : ''}.`,
      )
    onChanged()
  }

  return (
    <Section title="Earlier imports" id="imports">
      <div className="flex flex-col gap-3">
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        <p role="status" className="empty:hidden">
          {outcome}
        </p>
        <Card>
          <ul className="divide-y divide-edge">
            {imports.map(({ id, fileName, made, state, person, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5">
                <span className="min-w-0">
                  <span className="block font-medium break-all">{fileName}</span>
                  <span className="block text-13 text-ink-soft">
                    {made} {made === 1 ? 'contact' : 'contacts'}, {person?.displayName ?? 'somebody'},{' '}
                    {ago(createdAt)}
                    {state === 'UNDONE' ? ', taken back' : ''}
                  </span>
                </span>
                {state === 'COMMITTED' ? (
                  <Button size="small" aria-label={`Undo: ${fileName}`} onClick={() => void undo(id)}>
                    Undo
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Section>
  )
}
