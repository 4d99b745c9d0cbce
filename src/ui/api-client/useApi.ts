'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answerOf, type Call } from './client'

/**
 * What the API answers, asked when the part is shown and again on demand.
 * @param key names the call with everything that it depends on
 */
export function useApi<T>(
  key: readonly (string | number)[],
  call: () => Call<T>,
): { body: T | null; failure: string | null; ask: () => Promise<void> } {
  const { data, error, refetch } = useQuery({
    queryKey: key,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const answer = await answerOf(call())
      if (!answer.ok) throw new Error(answer.message)
      return answer.body
    },
  })
  const ask = useCallback(async () => void (await refetch()), [refetch])
  return { body: data ?? null, failure: error?.message ?? null, ask }
}
