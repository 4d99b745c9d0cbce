import type { ExchangeRow } from '../../reads/exchanges'
import { Unless } from '../../../../ui/components/Unless'
import { DateWithDays } from '../../../../ui/components/Urgency'
import { writtenDate } from '../../../../ui/format/dates'
import { dollars } from '../../../../ui/format/money'
import { STAGE_NAMES } from '../../../../core/terms'
import { nameIn, STATUS_NAMES, TYPE_NAMES } from '../../../../ui/format/terms'
import { columnId, columnsOf } from '../../../../ui/tables/useListTable'

const faint = (text: string) => <span className="text-ink-faint">{text}</span>
const date = (value: string | null) =>
  value ? <time dateTime={value}>{writtenDate(value)}</time> : faint('Not yet')
/** The end of an exchange leads with what cannot be excluded; of the next date only where that is the end. */
const unless = (row: ExchangeRow) => <Unless until={row.safeUntil} day180={row.day180} />
const money = (cents: number | null | undefined) =>
  cents === null || cents === undefined ? '' : dollars(cents)

const nextDate = (row: ExchangeRow) =>
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
    faint('None')
  )

const column = columnsOf<ExchangeRow>()

/** Every column there is, in order. */
const ALL = column.columns([
  column.accessor('name', { header: 'Exchange', enableHiding: false, meta: { main: true } }),
  column.accessor('exchangeNumber', { header: 'Number' }),
  column.accessor('clientName', {
    header: 'Client',
    cell: ({ getValue }) => <span className="block max-w-40 truncate">{getValue()}</span>,
  }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ row: { original } }) =>
      original.expired ? 'Period over, still open' : STATUS_NAMES[original.status],
  }),
  column.accessor('stage', { header: 'Stage', cell: ({ getValue }) => nameIn(STAGE_NAMES, getValue()) }),
  column.accessor('nextDeadline', { header: 'Next date', cell: ({ row }) => nextDate(row.original) }),
  column.accessor('coordinatorName', {
    header: 'Coordinator',
    cell: ({ getValue }) => getValue() ?? faint('Nobody yet'),
  }),
  column.accessor('relinquishedAddress', {
    header: 'Property sold',
    cell: ({ getValue }) => <span className="block max-w-60 truncate">{getValue()}</span>,
  }),
  column.accessor('type', { header: 'Type', cell: ({ getValue }) => nameIn(TYPE_NAMES, getValue()) }),
  column.accessor('relinquishedTransferDate', {
    header: 'Sale closed',
    cell: ({ getValue }) => date(getValue()),
  }),
  column.accessor('identificationDeadline', { header: 'Day 45', cell: ({ getValue }) => date(getValue()) }),
  column.accessor('exchangeDeadline', {
    header: 'Exchange deadline',
    cell: ({ row: { original } }) => (
      <>
        {date(original.safeDeadline)}
        {unless(original)}
      </>
    ),
  }),
  column.accessor('relinquishedValueCents', {
    header: 'Value sold',
    meta: { end: true },
    cell: ({ getValue }) => money(getValue()),
  }),
  column.accessor('proceedsCents', {
    header: 'Proceeds',
    meta: { end: true },
    cell: ({ getValue }) => money(getValue()),
  }),
  column.accessor('tags', {
    header: 'Tags',
    enableSorting: false,
    cell: ({ getValue }) => (getValue() ?? []).join(', '),
  }),
])

const OF_MONEY = ['relinquishedValueCents', 'proceedsCents']
const OF_STAFF = ['tags']

/** The next date comes first: on a screen too narrow for the table it must not be what is cut off. */
const DEFAULT_COLUMNS = ['name', 'nextDeadline', 'status', 'clientName', 'exchangeNumber', 'coordinatorName']

/** The columns that a person may see. */
export const columnsFor = (seesMoney: boolean, staff: boolean) =>
  ALL.filter((entry) => {
    const id = columnId(entry)
    return (seesMoney || !OF_MONEY.includes(id)) && (staff || !OF_STAFF.includes(id))
  })

/** Those that were chosen, in the order in which they were put; the name always stands first. */
export const chosenColumns = (chosen: string | null): string[] => [
  'name',
  ...(chosen ? chosen.split(',') : DEFAULT_COLUMNS).filter((id) => id !== 'name'),
]
