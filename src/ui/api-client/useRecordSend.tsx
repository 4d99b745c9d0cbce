'use client'
import { useRef, useState, type ReactNode } from 'react'
import { fieldName } from '../../core/fieldNames'
import { Button } from '../components/Button'
import { Banner } from '../components/Banner'
import { answerOf, type Call } from './client'
import type { Answer, Changes } from './answer'

/** "the name", "the name and the notes": what somebody changed, as a sentence has it. */
function listOf(fields: readonly string[]): string {
  const names = fields.map((field) => `the ${fieldName(field).toLowerCase()}`)
  return names.length === 0 ? 'something' : new Intl.ListFormat('en-US').format(names)
}

/** Who changed what since the form was opened, and the choice that is left to the person. */
function ChangedSinceError({ changes, onKeep }: { changes: Changes; onKeep: () => void }): ReactNode {
  return (
    <Banner kind="failure">
      <p>
        {changes.by?.displayName ?? 'The platform'} changed {listOf(changes.changed)} after you opened this.
        Nothing of yours was saved yet.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={onKeep}>
          Save mine over it
        </Button>
        <Button size="small" onClick={() => window.location.reload()}>
          Show the current version
        </Button>
      </div>
    </Banner>
  )
}

type Saved = { doc: { updatedAt?: string | null } }
/** The header that says which version of the record was read. */
type Since = { 'If-Match'?: string }

/**
 * Saves a form over the record as it was read. Where somebody wrote in between, `choice` asks what
 * to do; "Save mine over it" makes `again` send once more.
 */
export function useRecordSend(updatedAt: string | null | undefined, again: () => void) {
  const since = useRef(updatedAt)
  const read = useRef(updatedAt)
  const [changes, setChanges] = useState<Changes | null>(null)
  // The record was read anew: what it said before no longer counts.
  if (read.current !== updatedAt) since.current = read.current = updatedAt

  async function save<T extends Saved>(call: (header: Since) => Call<T>): Promise<Answer<T>> {
    const answer = await answerOf(call(since.current ? { 'If-Match': since.current } : {}))
    setChanges(answer.ok ? null : (answer.changes ?? null))
    if (answer.ok && answer.body.doc.updatedAt) since.current = answer.body.doc.updatedAt
    return answer
  }

  function keep() {
    since.current = changes?.updatedAt
    setChanges(null)
    again()
  }

  return { save, choice: changes ? <ChangedSinceError changes={changes} onKeep={keep} /> : null }
}
