import type { ExchangeRow } from '../../reads/exchanges'
import type { Column } from '../../../../ui/tables/ListTable'
import { Unless } from '../../../../ui/components/Unless'
import { DateWithDays } from '../../../../ui/components/Urgency'
import { writtenDate } from '../../../../ui/format/dates'
import { dollars } from '../../../../ui/format/money'
import { STAGE_NAMES } from '../../../../core/terms'
import { nameIn, STATUS_NAMES, TYPE_NAMES } from '../../../../ui/format/terms'

const date = (value: string | null) =>
  value ? <time dateTime={value}>{writtenDate(value)}</time> : <span className="text-ink-faint">Not yet</span>
/** The end of an exchange leads with what cannot be excluded; of the next date only where that is the end. */
const unless = (row: ExchangeRow) => <Unless until={row.safeUntil} day180={row.day180} />

const money = (cents: number | null | undefined) =>
  cents === null || cents === undefined ? '' : dollars(cents)

/** Every column there is, in order. */
const ALL: readonly (Column<ExchangeRow> & { money?: boolean; staff?: boolean })[] = [
  { key: 'name', name: 'Exchange', sort: 'name', main: true, cell: (row) => row.name },
  { key: 'exchangeNumber', name: 'Number', sort: 'exchangeNumber', cell: (row) => row.exchangeNumber },
  {
    key: 'clientName',
    name: 'Client',
    sort: 'clientName',
    cell: (row) => <span className="block max-w-40 truncate">{row.clientName}</span>,
  },
  {
    key: 'status',
    name: 'Status',
    sort: 'status',
    cell: (row) => (row.expired ? 'Period over, still open' : STATUS_NAMES[row.status]),
  },
  { key: 'stage', name: 'Stage', sort: 'stage', cell: (row) => nameIn(STAGE_NAMES, row.stage) },
  {
    key: 'nextDeadline',
    name: 'Next date',
    sort: 'nextDeadline',
    cell: (row) =>
      row.nextDeadline && row.daysToNext !== null ? (
        <>
          <DateWithDays
            date={row.nextDeadline}
            daysLeft={row.daysToNext}
            layout="line"
            expected={row.status === 'PENDING'}
          />
          {row.status === '180D' ? unless(row) : null}
        </>
      ) : (
        <span className="text-ink-faint">None</span>
      ),
  },
  {
    key: 'coordinatorName',
    name: 'Coordinator',
    sort: 'coordinatorName',
    cell: (row) => row.coordinatorName ?? <span className="text-ink-faint">Nobody yet</span>,
  },
  {
    key: 'relinquishedAddress',
    name: 'Property sold',
    sort: 'relinquishedAddress',
    cell: (row) => <span className="block max-w-60 truncate">{row.relinquishedAddress}</span>,
  },
  { key: 'type', name: 'Type', sort: 'type', cell: (row) => nameIn(TYPE_NAMES, row.type) },
  {
    key: 'relinquishedTransferDate',
    name: 'Sale closed',
    sort: 'relinquishedTransferDate',
    cell: (row) => date(row.relinquishedTransferDate),
  },
  {
    key: 'identificationDeadline',
    name: 'Day 45',
    sort: 'identificationDeadline',
    cell: (row) => date(row.identificationDeadline),
  },
  {
    key: 'exchangeDeadline',
    name: 'Exchange deadline',
    sort: 'exchangeDeadline',
    cell: (row) => (
      <>
        {date(row.safeDeadline)}
        {unless(row)}
      </>
    ),
  },
  {
    key: 'relinquishedValueCents',
    name: 'Value sold',
    sort: 'relinquishedValueCents',
    end: true,
    money: true,
    cell: (row) => money(row.relinquishedValueCents),
  },
  {
    key: 'proceedsCents',
    name: 'Proceeds',
    sort: 'proceedsCents',
    end: true,
    money: true,
    cell: (row) => money(row.proceedsCents),
  },
  { key: 'tags', name: 'Tags', staff: true, cell: (row) => (row.tags ?? []).join(', ') },
]

/** The next date comes first: on a screen too narrow for the table it must not be what is cut off. */
const DEFAULT_COLUMNS = ['name', 'nextDeadline', 'status', 'clientName', 'exchangeNumber', 'coordinatorName']

/** The columns that a person may see. */
export const columnsFor = (seesMoney: boolean, staff: boolean): readonly Column<ExchangeRow>[] =>
  ALL.filter((column) => (seesMoney || !column.money) && (staff || !column.staff))

/** Those that were chosen, in the order in which they were put; the name always stands first. */
export function chosenColumns(
  columns: readonly Column<ExchangeRow>[],
  chosen: string | null,
): readonly Column<ExchangeRow>[] {
  const keys = ['name', ...(chosen ? chosen.split(',') : DEFAULT_COLUMNS).filter((key) => key !== 'name')]
  return keys.flatMap((key) => columns.find((column) => column.key === key) ?? [])
}
