import type { ExchangeDetail } from '../../reads/exchange'
import { Fact } from '../../../../ui/components/Fact'
import { Card } from '../../../../ui/components/Page'
import { writtenDate, writtenInstant } from '../../../../ui/format/dates'
import { dollars } from '../../../../ui/format/money'
import { nameIn, TAXPAYER_NAMES, TYPE_NAMES } from '../../../../ui/format/terms'

const SOURCES = { synced: 'Follows PracticePanther', confirmed: 'Confirmed by staff' } as const

const cents = (label: string, value: number | null | undefined) =>
  value === null || value === undefined ? null : (
    <Fact label={label}>
      <span className="figures">{dollars(value)}</span>
    </Fact>
  )
const text = (label: string, value: string | null | undefined) =>
  value ? <Fact label={label}>{value}</Fact> : null

/** The facts of an exchange; what the person may not see is not in the record at all. */
export function Facts({ exchange, timeZone }: { exchange: ExchangeDetail; timeZone: string }) {
  const T = exchange.relinquishedTransferDate
  return (
    <Card>
      <dl className="divide-y divide-edge">
        {text('Type', exchange.type ? nameIn(TYPE_NAMES, exchange.type) : 'Not known yet')}
        {text('Coordinator', exchange.coordinatorName)}
        {T ? (
          <Fact label={exchange.status === 'PENDING' ? 'Expected closing' : 'Sale closed'}>
            {writtenDate(T)}
            {exchange.transferDateSource ? (
              <span className="block text-13 text-ink-soft">{SOURCES[exchange.transferDateSource]}</span>
            ) : null}
          </Fact>
        ) : null}
        <Fact label="Taxpayer">
          {exchange.taxpayerType ? TAXPAYER_NAMES[exchange.taxpayerType] : 'Not entered yet'}
        </Fact>
        <Fact label="Extension filed">{exchange.extensionFiled ? 'Yes' : 'No'}</Fact>
        {cents('Value sold', exchange.relinquishedValueCents)}
        {cents('Proceeds', exchange.proceedsCents)}
        {text('Completed', exchange.completionDate ? writtenDate(exchange.completionDate) : null)}
        {text('Reason for status', exchange.statusPinnedReason)}
        {text('Evidence', exchange.transferEvidence)}
        {text('Notes', exchange.notes)}
        {exchange.lastSyncAt
          ? text('Last synced', writtenInstant(exchange.lastSyncAt.toISOString(), timeZone))
          : null}
        {exchange.missingSince
          ? text(
              'Missing at source',
              `Since ${writtenInstant(exchange.missingSince.toISOString(), timeZone)}. Everything known is kept here.`,
            )
          : null}
      </dl>
    </Card>
  )
}
