'use client'
import { useEffect, useState } from 'react'
import { answerOf, api, type AnswerTo, type BodyTo } from '../../../ui/api-client/client'
import { Banner } from '../../../ui/components/Banner'
import { BeforeAfter } from '../../exchanges/ui'

type Preview = '/api/exchanges/{id}/deadline-overrides/preview'
/** What the form has said so far of the facts that move dates. */
export type Facts = Required<BodyTo<'post', Preview>>
type Answer = AnswerTo<'post', Preview>

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
    const call = api.POST('/api/exchanges/{id}/deadline-overrides/preview', {
      params: { path: { id: exchange } },
      body: { section, which, disasterDate, postponedTo, affectedTaxpayer },
    })
    void answerOf(call).then((result) => {
      if (!current) return
      setAnswer(result.ok ? result.body : null)
      setFailure(result.ok ? null : result.message)
    })
    return () => {
      current = false
    }
  }, [exchange, section, which, disasterDate, postponedTo, affectedTaxpayer])

  if (failure) return <Banner>{failure}</Banner>
  return answer ? (
    <BeforeAfter before={answer.before} after={answer.after} />
  ) : (
    <p className="text-13 text-ink-soft">
      With both dates, what moves is shown here before anything is saved.
    </p>
  )
}
