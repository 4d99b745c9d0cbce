'use client'
import { useEffect, useState } from 'react'
import { answerOf, api, type AnswerTo } from '../../../../ui/api-client/client'
import { Card } from '../../../../ui/components/Page'
import { daysLeftInWords, withWrittenDates, writtenDate } from '../../../../ui/format/dates'
import type { ExchangeValues } from './values'

type Answer = AnswerTo<'post', '/api/calculators/deadlines'>

/** Both deadlines as they would be, while the dates are typed. Computed by the server, as they will be stored. */
export function DatesPreview({ values }: { values: ExchangeValues }) {
  const {
    relinquishedTransferDate,
    expectedClosingDate,
    taxpayerType,
    extensionFiled,
    returnDueDate,
    extendedDueDate,
    parkedOn,
  } = values
  const transfer = relinquishedTransferDate || expectedClosingDate
  const [answer, setAnswer] = useState<Answer | null>(null)

  useEffect(() => {
    if (!transfer) return setAnswer(null)
    let current = true
    const body = {
      transfers: [transfer],
      taxpayer: taxpayerType || ('individual' as const),
      extensionFiled,
      ...(returnDueDate ? { returnDueDate } : {}),
      ...(extendedDueDate && extensionFiled ? { extendedDueDate } : {}),
      ...(parkedOn ? { parkedOn } : {}),
    }
    void answerOf(api.POST('/api/calculators/deadlines', { body })).then((result) => {
      if (current) setAnswer(result.ok ? result.body : null)
    })
    return () => {
      current = false
    }
  }, [transfer, taxpayerType, extensionFiled, returnDueDate, extendedDueDate, parkedOn])

  if (!transfer || !answer) return null
  return (
    <Card className="p-4">
      <p className="text-13 text-ink-soft">
        {relinquishedTransferDate ? 'With this closing' : 'If the sale closes as expected'}
        {taxpayerType ? '' : ', for an individual'}:
      </p>
      <dl className="mt-2 grid gap-3 sm:grid-cols-2">
        {(
          [
            ['Last day to identify', answer.identification],
            ['Last day of the exchange', answer.exchange],
          ] as const
        ).map(([label, deadline]) =>
          deadline ? (
            <div key={label}>
              <dt className="text-13 text-ink-soft">{label}</dt>
              <dd className="font-semibold">
                <time dateTime={deadline.date}>{writtenDate(deadline.date)}</time>{' '}
                <span className="font-normal text-ink-soft">{daysLeftInWords(deadline.daysLeft)}</span>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      <ul className="mt-2 flex flex-col gap-1 text-13 text-ink-soft">
        {answer.warnings.map(({ code, message }) => (
          <li key={code}>{withWrittenDates(message)}</li>
        ))}
      </ul>
    </Card>
  )
}
