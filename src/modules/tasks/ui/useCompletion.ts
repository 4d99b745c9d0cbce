'use client'
import { useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'

/** Saves that a task is done. @returns null, or what went wrong in words */
async function saveDone(id: string): Promise<string | null> {
  const params = { path: { id } }
  const answer = await answerOf(api.PATCH('/api/tasks/{id}', { params, body: { status: 'COMPLETED' } }))
  if (answer.ok) return null
  switch (answer.status) {
    case 0:
      return 'This could not be saved: the platform could not be reached. The task is still open; please try again.'
    case 401:
      return 'You are no longer signed in. The task is still open; please sign in again.'
    case 403:
    case 404:
      return 'You cannot finish this task. It may have been given to somebody else.'
    default:
      return 'This could not be saved. The task is still open; please try again.'
  }
}

/** Marks tasks as done at once on screen, and takes it back with a sentence when it could not be saved. */
export function useCompletion() {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map())

  async function complete(id: string) {
    setDone((ids) => new Set(ids).add(id))
    setFailures((all) => new Map([...all].filter(([key]) => key !== id)))
    const failure = await saveDone(id)
    if (failure === null) return
    setDone((ids) => new Set([...ids].filter((entry) => entry !== id)))
    setFailures((all) => new Map(all).set(id, failure))
  }

  return { done, failures, complete }
}
