'use client'
import { useState } from 'react'

const UNREACHABLE =
  'This could not be saved: the platform could not be reached. The task is still open; please try again.'

/** Saves that a task is done. @returns null, or what went wrong in words */
async function saveDone(id: string): Promise<string | null> {
  try {
    const response = await fetch(`/api/tasks/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'COMPLETED' }),
    })
    if (response.ok) return null
    if (response.status === 401)
      return 'You are no longer signed in. The task is still open; please sign in again.'
    if (response.status === 403 || response.status === 404)
      return 'You cannot finish this task. It may have been given to somebody else.'
    return 'This could not be saved. The task is still open; please try again.'
  } catch {
    return UNREACHABLE
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
