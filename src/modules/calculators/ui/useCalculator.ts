'use client'
import { useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import { send, type Answer } from '../../../ui/api-client/send'
import type { CalculatorKind } from './kinds'

/** What a calculator answered. What was asked before is taken away with the next question. */
export function useCalculator<T>(kind: CalculatorKind) {
  const [answer, setAnswer] = useState<T | null>(null)
  return {
    answer,
    onDone: setAnswer,
    submit: (input: FieldValues): Promise<Answer<T>> => {
      setAnswer(null)
      return send<T>('POST', `/api/calculators/${kind}`, input)
    },
  }
}
