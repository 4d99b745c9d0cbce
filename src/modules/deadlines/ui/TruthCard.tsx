import { ChevronDown, FileText, Info } from 'lucide-react'
import { daysBetween, addDays, type CalendarDate } from '../../../law/dates'
import type { WhyLine } from '../../../law/deadline-why'
import type { ExchangeDeadline, ParkingDates } from '../../../law/deadlines'
import type { ExchangeDetail } from '../../exchanges'
import type { Truth } from '../reads/truth'
import { capSentence } from '../../../law/cap-sentence'
import { FeedButton } from '../../calendar/ui'
import { Card } from '../../../ui/components/Page'
import { DateWithDays } from '../../../ui/components/Urgency'
import { whenInWords, withWrittenDates, writtenDate } from '../../../ui/format/dates'
import { DATE_KINDS } from '../../../ui/format/terms'
import { ExtensionSwitch } from '../../exchanges/ui'

const sentence = (text: string) => withWrittenDates(text.charAt(0).toUpperCase() + text.slice(1))

function Why({ lines }: { lines: WhyLine[] }) {
  return (
    <details className="group border-t border-edge">
      <summary className="flex items-center gap-2 rounded px-4 py-3 font-medium text-accent hover:underline">
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" /> Why this
        date
      </summary>
      <ol className="flex flex-col gap-3 px-4 pb-4">
        {lines.map((line, index) => (
          <li key={`${line.rule}-${line.input}`} className="grid grid-cols-[1.5rem_1fr] gap-x-2">
            <span aria-hidden className="figures text-13 leading-6 text-ink-faint">
              {index + 1}.
            </span>
            <div>
              <p className="font-medium">{withWrittenDates(line.rule)}</p>
              <p className="text-ink-soft">
                {sentence(line.input)}:{' '}
                <strong className="font-semibold text-ink">{withWrittenDates(line.result)}</strong>
              </p>
              <p className="text-12 text-ink-faint">{line.citation}</p>
            </div>
          </li>
        ))}
      </ol>
    </details>
  )
}

const ended = (date: CalendarDate, daysLeft: number) => (
  <p>
    The last day of the exchange {daysLeft < 0 ? 'was' : 'is'}{' '}
    <strong className="font-semibold text-ink">{writtenDate(date)}</strong>, {whenInWords(daysLeft)}.
  </p>
)

/** What the dates would be, while the sale has not closed. */
function BeforeTheSale({ expected, today }: { expected: CalendarDate | null; today: CalendarDate }) {
  return (
    <Card className="p-4">
      <p className="prose-width text-ink-soft">
        Both deadlines are counted from the day the sale closes, and that day is not known yet.
      </p>
      {expected ? (
        <p className="prose-width mt-2">
          If the sale closes as expected on {writtenDate(expected)} (
          {whenInWords(daysBetween(today, expected))}), the last day to name property is{' '}
          {writtenDate(addDays(expected, 45))}, and day 180 is {writtenDate(addDays(expected, 180))}.
        </p>
      ) : null}
    </Card>
  )
}

/** The dates of a parking, which run from the day the titleholder took title, beside those of the sale. */
function Parking({
  parking: { agreementBy, identificationBy, endsOn },
  today,
  over,
}: {
  parking: ParkingDates
  today: CalendarDate
  over: boolean
}) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
      {(
        [
          ['Parking agreement (QEAA) signed by', agreementBy],
          ['Property to be sold identified by', identificationBy],
          ['Parking ends on', endsOn],
        ] as const
      ).map(([label, date]) => (
        <div key={label}>
          <dt className="text-13 text-ink-soft">{label}</dt>
          <dd>
            {over || date < today ? (
              <time dateTime={date}>{writtenDate(date)}</time>
            ) : (
              <DateWithDays date={date} daysLeft={daysBetween(today, date)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The earliest end that cannot be excluded, with what would lift it and day 180 beside it. */
function EarliestEnd({
  end: { safeDate, safeReason, day180 },
  today,
}: {
  end: ExchangeDeadline
  today: CalendarDate
}) {
  return (
    <>
      <DateWithDays date={safeDate} daysLeft={daysBetween(today, safeDate)} />
      {safeReason ? <p className="prose-width mt-1">{withWrittenDates(safeReason)}</p> : null}
      {day180 === safeDate ? null : (
        <p className="text-13 text-ink-soft">Day 180 is {writtenDate(day180)}.</p>
      )}
    </>
  )
}

/** The warnings that can still be heeded: none about a day that has passed. */
function standing({ deadlines: { warnings, identification } }: Truth): Truth['deadlines']['warnings'] {
  const passed = identification !== null && identification.daysLeft < 0
  return warnings.filter(
    ({ code }) =>
      !(passed && code === 'identification-not-a-business-day') &&
      code !== 'parking-identification-not-a-business-day',
  )
}

/** The dates, what limits them, the warnings, and the computation line by line. */
export function TruthCard({
  exchange,
  truth,
  today,
}: {
  exchange: ExchangeDetail
  truth: Truth | null
  today: CalendarDate
}) {
  if (!truth) return <BeforeTheSale expected={exchange.expectedClosingDate} today={today} />
  const {
    deadlines: { identification, exchange: end, parking, transferDate },
    why,
    otherwise,
  } = truth
  const over = exchange.status === 'COMPLETED' || exchange.status === 'TERMINATED'
  const warnings = over ? [] : standing(truth)
  return (
    <Card>
      <div className="flex flex-col gap-4 p-4">
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {(
            [
              ['identification', identification],
              ['exchange', end],
            ] as const
          ).map(([kind, deadline]) =>
            deadline ? (
              <div key={kind}>
                <dt className="text-13 text-ink-soft">{DATE_KINDS[kind].name}</dt>
                <dd>
                  {kind === 'exchange' && end && !over ? (
                    <EarliestEnd end={end} today={today} />
                  ) : over || deadline.daysLeft < 0 ? (
                    <time dateTime={deadline.date}>{writtenDate(deadline.date)}</time>
                  ) : (
                    <DateWithDays date={deadline.date} daysLeft={deadline.daysLeft} />
                  )}
                </dd>
              </div>
            ) : null,
          )}
        </dl>
        {parking ? <Parking parking={parking} today={today} over={over} /> : null}
        {exchange.status === 'PENDING' && transferDate ? (
          <p className="prose-width">
            The sale has not closed yet. If it closes on another day than {writtenDate(transferDate)}, both
            dates move with it.
          </p>
        ) : null}
        {end ? (
          <p className="prose-width text-ink-soft">{withWrittenDates(capSentence(truth.deadlines))}</p>
        ) : null}
        {warnings.length > 0 ? (
          <ul className="flex flex-col gap-2">
            {warnings.map(({ code, message }) => (
              <li key={code} className="flex gap-2">
                <Info aria-hidden className="mt-0.5 size-4.5 shrink-0 text-ink-soft" />
                <span className="prose-width">{withWrittenDates(message)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {end && otherwise && !over ? (
          <ExtensionSwitch
            filed={exchange.extensionFiled}
            now={ended(end.date, end.daysLeft)}
            otherwise={ended(otherwise.date, otherwise.daysLeft)}
          />
        ) : null}
      </div>
      <p className="no-print flex flex-wrap gap-x-6 gap-y-1 border-t border-edge px-4 py-3">
        <a
          href={`/api/exchanges/${exchange.id}/truth-card.pdf`}
          className="inline-flex items-center gap-2 text-accent hover:underline"
        >
          <FileText aria-hidden className="size-4" /> As PDF
        </a>
        <FeedButton exchange={exchange.id} />
      </p>
      <Why lines={why} />
    </Card>
  )
}
