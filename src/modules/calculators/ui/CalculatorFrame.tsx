'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Card } from '../../../ui/components/Page'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'

type Props = {
  label: string
  form: ComponentProps<typeof ApiForm>['form']
  fields: ReactNode
  answer: ReactNode
}

/** Questions at the left, the answer at the right. */
export function CalculatorFrame({ label, form, fields, answer }: Props) {
  return (
    <div className="grid items-start gap-8 xl:grid-cols-2">
      <ApiForm form={form} label={label}>
        {fields}
        <SubmitButton form={form} busy="Calculating …" className="self-start">
          Calculate
        </SubmitButton>
      </ApiForm>
      <div aria-live="polite" className="flex flex-col gap-4">
        {answer ? <Card className="p-5">{answer}</Card> : null}
        {!answer && !form.problem ? (
          <p className="rounded border border-dashed border-edge-strong px-6 py-8 text-center text-ink-soft">
            The result appears here.
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** One line of an answer. */
export function AnswerLine({
  label,
  children,
  strong = false,
}: {
  label: ReactNode
  children: ReactNode
  strong?: boolean
}) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-1.5">
      <dt className="text-ink-soft">{label}</dt>
      <dd className={`figures ${strong ? 'text-18 font-semibold' : ''}`}>{children}</dd>
    </div>
  )
}

/** What to look out for, in sentences. */
export function Warnings({ warnings }: { warnings: readonly { code: string; message: string }[] }) {
  if (warnings.length === 0) return null
  return (
    <ul className="mt-3 flex flex-col gap-2 border-t border-edge pt-3 text-15">
      {warnings.map(({ code, message }) => (
        <li key={`${code}-${message}`}>{message}</li>
      ))}
    </ul>
  )
}
