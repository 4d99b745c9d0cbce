'use client'
import { useEffect, useState } from 'react'
import type { DatesSummary } from '../../exchanges'
import { send } from '../../../ui/api-client/send'
import { Banner } from '../../../ui/components/Banner'
import { withWrittenDates } from '../../../ui/format/dates'
import { BeforeAfter } from '../../exchanges/ui'

/** What the form has said so far of the facts that move dates. */
export type Facts = {
  section: 6 | 17 | 'other'
  which: string
  disasterDate: string
  postponedTo: string
  affectedTaxpayer: boolean
}
type Answer = { before: DatesSummary; after: DatesSummary }

/** The dates before and after, while the facts of the notice are typed: computed by the platform, as they would be stored. */
export function OverridePreview({
  exchange,
  facts: { section, which, disasterDate, postponedTo, affectedTaxpayer },
}: {
  exchange: string
  facts: Facts
}) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  useEffect(() => {
    setFailure(null)
    if (!disasterDate || !postponedTo) return setAnswer(null)
    let current = true
    void send<Answer>('POST', `/api/exchanges/${exchange}/deadline-overrides/preview`, {
      section,
      which,
      disasterDate,
      postponedTo,
      affectedTaxpayer,
    }).then((result) => {
      if (!current) return
      setAnswer(result.ok ? result.body : null)
      setFailure(result.ok ? null : result.message)
    })
    return () => {
      current = false
    }
  }, [exchange, section, which, disasterDate, postponedTo, affectedTaxpayer])

  if (failure) return <Banner>{withWrittenDates(failure)}</Banner>
  return answer ? (
    <BeforeAfter before={answer.before} after={answer.after} />
  ) : (
    <p className="text-13 text-ink-soft">
      With both dates, what moves is shown here before anything is saved.
    </p>
  )
}
