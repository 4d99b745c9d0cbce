'use client'
import { useState } from 'react'
import { send } from '../../../ui/api-client/send'
import type { CalculatorKind } from './kinds'

/** What a calculator answered, or why it could not. What was asked before is taken away with the next question. */
export function useCalculator<T>(kind: CalculatorKind) {
  const [answer, setAnswer] = useState<T | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function compute(input: object) {
    const result = await send<T>('POST', `/api/calculators/${kind}`, input)
    setAnswer(result.ok ? result.body : null)
    setFailure(result.ok ? null : result.message)
  }
  const refuse = (message: string) => {
    setAnswer(null)
    setFailure(message)
  }

  return { answer, failure, compute, refuse }
}

/** The texts of a form by the names of its fields. */
export const textsOf = (form: HTMLFormElement) => {
  const data = new FormData(form)
  return (name: string): string => String(data.get(name) ?? '').trim()
}
