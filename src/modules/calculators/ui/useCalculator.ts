'use client'
import { useState } from 'react'
import { answerOf, type Call } from '../../../ui/api-client/client'
import type { Answer } from '../../../ui/api-client/answer'

/** What a calculator answered. What was asked before is taken away with the next question. */
export function useCalculator<Body, T>(call: (body: Body) => Call<T>) {
  const [answer, setAnswer] = useState<T | null>(null)
  return {
    answer,
    onDone: setAnswer,
    submit: (body: Body): Promise<Answer<T>> => {
      setAnswer(null)
      return answerOf(call(body))
    },
  }
}
