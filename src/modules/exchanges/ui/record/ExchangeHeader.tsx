import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { addDays, daysBetween, type CalendarDate } from '../../../../law/dates'
import type { SafeUntil } from '../../../../law/safe-date'
import type { ExchangeDetail } from '../../reads/exchange'
import { ButtonLink } from '../../../../ui/components/Button'
import { Unless } from '../../../../ui/components/Unless'
import { UrgencyIcon } from '../../../../ui/components/Urgency'
import { daysLeftInWords, writtenDate } from '../../../../ui/format/dates'
import { DATE_KINDS, STATUS_NAMES, type DateKind } from '../../../../ui/format/terms'
import { URGENCY_GROUND, URGENCY_TEXT, urgencyOf, type Urgency } from '../../../../ui/format/urgency'

type BigDateProps = {
  kind: DateKind
  date: CalendarDate | null
  today: CalendarDate
  over: boolean
  passed?: string | undefined
  until?: SafeUntil | null
  day180?: CalendarDate | null
}

/** What stands under a date: the days that are left, or that it no longer counts. */
function Under({
  over,
  passed,
  daysLeft,
  urgency,
}: {
  over: boolean
  passed: string | undefined
  daysLeft: number
  urgency: Urgency
}) {
  if (over || passed) return <p className="text-13 text-ink-soft">{over ? 'No longer counts' : passed}</p>
  return (
    <p className={clsx('flex items-center gap-1.5 text-15 font-semibold', URGENCY_TEXT[urgency])}>
      <UrgencyIcon urgency={urgency} />
      {daysLeftInWords(daysLeft)}
    </p>
  )
}

function BigDate({ kind, date, today, over, passed, until = null, day180 = null }: BigDateProps) {
  const daysLeft = date ? daysBetween(today, date) : 0
  const urgency = date && !over && !passed ? urgencyOf(daysLeft) : 'later'
  return (
    <div className={clsx('min-w-0 rounded border px-4 py-3', URGENCY_GROUND[urgency])}>
      <p className="text-13 text-ink-soft">{DATE_KINDS[kind].name}</p>
      {date ? (
        <>
          <p className="figures text-18 leading-snug font-semibold sm:text-24">
            <time dateTime={date}>{writtenDate(date)}</time>
          </p>
          <Under over={over} passed={passed} daysLeft={daysLeft} urgency={urgency} />
          {over ? null : <Unless until={until} day180={day180} />}
        </>
      ) : (
        <p className="text-18 text-ink-soft">
          {kind === 'identification' ? 'Known when the sale closes' : 'Not yet known'}
        </p>
      )}
      <p className="mt-1 hidden text-13 text-ink-soft sm:block">{DATE_KINDS[kind].meaning}</p>
    </div>
  )
}

/** What is said of the status beside its name. */
function statusOf({ status, expired, pinnedStatus, archived }: ExchangeDetail): string {
  const name = expired ? 'Exchange period over, still open' : STATUS_NAMES[status]
  return [name, pinnedStatus ? 'set by hand' : '', archived ? 'archived' : ''].filter(Boolean).join(', ')
}

/** Name, number, client, status in words, and the two dates side by side. */
export function ExchangeHeader({
  exchange,
  today,
  contactLinked,
  mayEdit,
}: {
  exchange: ExchangeDetail
  today: CalendarDate
  contactLinked: boolean
  mayEdit: boolean
}) {
  const { name, exchangeNumber, clientId, clientName, status } = exchange
  const closing = exchange.relinquishedTransferDate ?? exchange.expectedClosingDate
  const over = status === 'COMPLETED' || status === 'TERMINATED'
  const day180 = exchange.relinquishedTransferDate ? addDays(exchange.relinquishedTransferDate, 180) : null
  const identified = !over && status === '180D' ? 'The identification period is over' : undefined
  return (
    <header>
      <nav aria-label="Breadcrumb" className="no-print mb-2 flex items-center gap-1 text-13 text-ink-soft">
        <Link href="/exchanges" className="rounded-sm hover:text-ink hover:underline">
          Exchanges
        </Link>
        <ChevronRight aria-hidden className="size-3.5" />
        <span aria-current="page">{exchangeNumber}</span>
      </nav>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1 className="min-w-0 text-24 break-words">{name}</h1>
        {mayEdit ? (
          <ButtonLink href={`/exchanges/${exchange.id}/edit`} size="small">
            Edit
          </ButtonLink>
        ) : null}
      </div>
      <p className="mt-1 mb-5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
        <span className="rounded-full border border-edge-strong bg-surface px-2.5 text-13 font-medium text-ink">
          {statusOf(exchange)}
        </span>
        <span>{exchangeNumber}</span>
        {clientName ? (
          <span className="min-w-0 break-words">
            {contactLinked && clientId ? (
              <Link href={`/contacts/${clientId}`} className="rounded-sm text-accent hover:underline">
                {clientName}
              </Link>
            ) : (
              clientName
            )}
          </span>
        ) : null}
      </p>
      <div className="grid grid-cols-2 gap-3 sm:gap-4">
        {status === 'PENDING' ? (
          <>
            <BigDate
              kind="closing"
              date={closing}
              today={today}
              over={over}
              passed={
                closing && closing < today
                  ? 'This day has passed; the sale has not been reported closed'
                  : undefined
              }
            />
            <BigDate kind="identification" date={exchange.identificationDeadline} today={today} over={over} />
          </>
        ) : (
          <>
            <BigDate
              kind="identification"
              date={exchange.identificationDeadline}
              today={today}
              over={over}
              passed={identified}
            />
            <BigDate
              kind="exchange"
              date={over ? exchange.exchangeDeadline : (exchange.safeDeadline ?? exchange.exchangeDeadline)}
              today={today}
              over={over}
              until={exchange.safeUntil}
              day180={day180}
            />
          </>
        )}
      </div>
    </header>
  )
}
