'use client'
import clsx from 'clsx'
import { CircleCheck, CircleDashed, CircleDot, TriangleAlert } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Card, Section } from '../../../ui/components/Page'
import { writtenDate } from '../../../ui/format/dates'
import { StageHistory } from './StageHistory'
import { NO_PROPERTY, SETTLED, type StageLine } from './types'

// Loaded when it is opened: most who look at this page change nothing.
const StageForm = dynamic(async () => (await import('./StageForm')).StageForm)

/** The stages in their order, what stands against the next one, and who recorded which. */
export function StageGuide({
  exchange,
  mayRecord,
  mayOverride,
}: {
  exchange: string
  mayRecord: boolean
  mayOverride: boolean
}) {
  const { body, failure, ask } = useApi(['stage', exchange], () =>
    api.GET('/api/exchanges/{id}/stage', { params: { path: { id: exchange } } }),
  )
  const [chosen, setChosen] = useState<StageLine | null>(null)
  const router = useRouter()

  async function recorded() {
    setChosen(null)
    await ask()
    // The header shows the status and the dates that follow from it.
    router.refresh()
  }

  return (
    <Section title="Stages" id="stages">
      <div className="flex flex-col gap-4">
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        {body?.warnings.map(({ code, message }) => (
          <p key={code} className="flex gap-2">
            <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0" />
            <span className="prose-width">{message}</span>
          </p>
        ))}
        {chosen ? (
          <StageForm
            key={chosen.stage}
            exchange={exchange}
            line={chosen}
            mayOverride={mayOverride}
            onDone={recorded}
            onBack={() => setChosen(null)}
          />
        ) : null}
        {body === null && !failure ? <div aria-hidden className="skeleton h-96" /> : null}
        {body ? (
          <Card>
            <ol className="divide-y divide-edge">
              {body.stages.map((line) => (
                <Line
                  key={line.stage}
                  line={line}
                  current={line.stage === body.stage}
                  onChoose={mayRecord ? () => setChosen(line) : null}
                />
              ))}
            </ol>
          </Card>
        ) : null}
        {body && body.history.length > 0 ? (
          <StageHistory exchange={exchange} status={body} mayRecord={mayRecord} onDone={recorded} />
        ) : null}
      </div>
    </Section>
  )
}

function Line({
  line: { name, reached, on, byClock, obstacles = [], properties = [] },
  current,
  onChoose,
}: {
  line: StageLine
  current: boolean
  onChoose: (() => void) | null
}) {
  // The calendar passes stages that nobody wrote down: passed is not done.
  const done = on !== null || (reached && byClock)
  const Icon = current ? CircleDot : done ? CircleCheck : CircleDashed
  // That the account is settled is confirmed while recording.
  const hard = obstacles.find(({ code, overridable }) => !overridable && code !== SETTLED)
  // Which property it is, is asked while recording, too.
  const against = obstacles.find(({ code }) => code !== NO_PROPERTY)
  return (
    <li
      aria-current={current ? 'step' : undefined}
      className={clsx(
        'flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5',
        current && 'bg-accent-ground',
      )}
    >
      <Icon
        aria-hidden
        className={clsx('size-5 shrink-0', done || current ? 'text-accent' : 'text-ink-faint')}
      />
      <div className="min-w-0 flex-1">
        <p className={clsx(current ? 'font-semibold' : done ? '' : 'text-ink-soft')}>
          {name}
          {current ? <span className="font-normal text-ink-soft">, now</span> : null}
          {on ? <span className="text-13 text-ink-soft">, {writtenDate(on)}</span> : null}
        </p>
        {reached && !done && !current ? <p className="text-13 text-ink-soft">Not recorded here.</p> : null}
        {!reached && against && !byClock ? <p className="text-13 text-ink-soft">{against.message}</p> : null}
        {properties.flatMap(({ id, address, on: day }) =>
          day ? (
            <p key={id} className="text-13 text-ink-soft">
              {address}, {writtenDate(day)}
            </p>
          ) : (
            []
          ),
        )}
        {byClock ? <p className="text-13 text-ink-soft">Follows from its date.</p> : null}
      </div>
      {byClock || hard || !onChoose ? null : (
        <Button size="small" aria-label={`Record: ${name}`} onClick={onChoose}>
          Record
        </Button>
      )}
    </li>
  )
}
