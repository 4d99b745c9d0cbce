import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { Card } from '../../../ui/components/Page'
import { dollars } from '../../../ui/format/money'
import type { Evaluated, Test } from './types'

function wordsOf(test: Test): { name: string; text: string } {
  if (test.rule === 'three-property')
    return {
      name: 'Up to three properties',
      text: `${test.count} of ${test.most}${test.left > 0 ? `, ${test.left} more possible` : ''}. Their value does not matter.`,
    }
  if (test.rule === '200-percent')
    return {
      name: 'Any number, up to twice the value sold',
      text:
        test.limitCents === 0
          ? 'The value sold is not known yet.'
          : `${dollars(test.totalCents)} of ${dollars(test.limitCents)} allowed${test.leftCents >= 0 ? `, ${dollars(test.leftCents)} left` : `, ${dollars(-test.leftCents)} too much`}.`,
    }
  return {
    name: '95% of it is bought',
    text: `${dollars(test.receivedCents)} of ${dollars(test.identifiedCents)} received${test.missingCents > 0 ? `, ${dollars(test.missingCents)} missing` : ''}.`,
  }
}

/** Which rule is met, and how far each is from failing. One of the three is enough. */
export function StatusPanel({ judged, live = false }: { judged: Evaluated; live?: boolean }) {
  const good = judged.result?.status === 'valid'
  const nothing = !judged.result || judged.result.status === 'none-identified'
  const Icon = nothing ? CircleDashed : good ? CircleCheck : CircleAlert
  return (
    <Card className="p-4">
      <p role={live ? 'status' : undefined} className="flex gap-3 font-semibold">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />{' '}
        <span className="prose-width">
          {judged.sentence ??
            (nothing
              ? 'Nothing is identified yet.'
              : good
                ? 'The identification meets one of the three rules.'
                : 'The identification does not meet a rule as it stands.')}
        </span>
      </p>
      {judged.tests.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-2 border-t border-edge pt-3">
          {judged.tests.map((test) => {
            const { name, text } = wordsOf(test)
            return (
              <li key={test.rule} className="text-13">
                <span className="font-medium">
                  {name}
                  {test.satisfied ? ': met' : ': not met'}.
                </span>{' '}
                <span className="figures text-ink-soft">{text}</span>
              </li>
            )
          })}
        </ul>
      ) : null}
    </Card>
  )
}
