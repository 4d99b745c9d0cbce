import type { PayloadRequest } from 'payload'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'
import type { CalendarDate } from '../../law/dates'
import { validityWarnings } from '../../law/lifecycle'
import { isUnusualTransfer } from '../../law/unusual-date'
import {
  type TransferPreview,
  exchangeStates,
  datesSummary,
  datesMoved,
  deadlinesOf,
  storedDates,
} from '../exchanges'
import { readSettings } from '../../core/settings/store'
import { saveReminders } from '../tasks'
import { recordedDays } from '../lifecycle'

type TaskRow = { id: string; title: string; due: CalendarDate | null; open: boolean }
type NoticeRow = { id: string; typedName: string | null; counts: boolean; reason: string | null }

const TASKS = `select id, title, due_date as due, status in ('PENDING', 'IN_PROGRESS') as open from tasks where exchange_id = $1 order by due_date nulls last, id limit 2000`
const NOTICES = `select id, typed_name as "typedName", state = 'SIGNED' and valid is not false as counts, invalid_reason as reason from identifications where exchange_id = $1 order by id limit 500`
const MOVE = `update exchanges set relinquished_transfer_date = $2, identification_deadline = $3, exchange_deadline = $4, safe_deadline = $5, status = $6::enum_exchanges_status where id = $1`

const changedTasks = (before: readonly TaskRow[], after: readonly TaskRow[]): TransferPreview['tasks'] =>
  before.flatMap((was) => {
    const is = after.find(({ id }) => id === was.id)
    const ends = was.open && is?.open === false
    return is && was.open && (ends || is.due !== was.due)
      ? [{ id: was.id, title: is.title, from: was.due, to: is.due, ends }]
      : []
  })

const changedNotices = (
  before: readonly NoticeRow[],
  after: readonly NoticeRow[],
): TransferPreview['notices'] =>
  after.filter(({ id, counts }) => before.find((was) => was.id === id)?.counts !== counts)

/** Carries the result out of a transaction that is to leave nothing behind. */
class Undone<T> extends Error {
  constructor(readonly result: T) {
    super('A preview leaves nothing behind.')
  }
}

/** Does something in a transaction, and takes all of it back. */
async function undoing<T>(req: PayloadRequest, work: (sql: Sql) => Promise<T>): Promise<T> {
  const done: { result?: T } = {}
  try {
    await inTransaction(databaseOf(req.payload), async (sql) => {
      done.result = await work(sql)
      throw new Undone(done.result)
    })
  } catch (error) {
    if (!(error instanceof Undone) || done.result === undefined) throw error
  }
  if (done.result === undefined) throw new Error('A preview ended without its result.')
  return done.result
}

async function moved(sql: Sql, exchange: string, date: CalendarDate | null): Promise<TransferPreview> {
  const now = today()
  const [state] = await exchangeStates(sql, [exchange], true)
  if (!state) throw new NotFoundError()
  const rows = async () =>
    [await sql.query<TaskRow>(TASKS, [exchange]), await sql.query<NoticeRow>(NOTICES, [exchange])] as const
  const facts = { ...state, relinquishedTransferDate: date }
  const dates = storedDates(facts, now)
  const [tasks, notices] = await rows()
  await sql.query(MOVE, [
    exchange,
    date,
    dates.identificationDeadline,
    dates.exchangeDeadline,
    dates.safeDeadline,
    dates.status,
  ])
  await datesMoved.publish(sql, { exchanges: [exchange], author: {} })
  await saveReminders(sql, [exchange], now, {}, false)
  const [tasksAfter, noticesAfter] = await rows()
  const { transferDateSecondPerson } = await readSettings(sql)
  return {
    before: datesSummary(state, now),
    after: datesSummary(facts, now),
    tasks: changedTasks(tasks, tasksAfter),
    notices: changedNotices(notices, noticesAfter),
    warnings: [
      ...validityWarnings({ ...(await recordedDays(sql, exchange)), transferDate: date, today: now }),
      ...(deadlinesOf(facts, now)?.warnings ?? []),
    ],
    unusual: date !== null && isUnusualTransfer(date, now),
    secondPerson: Boolean(state.relinquishedTransferDate) && transferDateSecondPerson,
  }
}

/**
 * What another transfer date would move. The date is really moved, with everything that follows from
 * it, in a transaction that is taken back: so the preview cannot say anything else than what happens.
 */
export const previewTransferDate = (
  req: PayloadRequest,
  exchange: string,
  date: CalendarDate | null,
): Promise<TransferPreview> => undoing(req, (sql) => moved(sql, exchange, date))
