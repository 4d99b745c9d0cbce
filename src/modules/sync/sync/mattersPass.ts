import { inTransaction, sqlOn, type Sql } from '../../../core/database/sql'
import { datesMoved } from '../../exchanges'
import { startTasks } from '../../tasks'
import { closeAgreed, queueDifferences } from '../discrepancies/store'
import { matterFacts, type MatterFacts, type PersonRef } from '../mapping/matters'
import { matterRow } from '../mapping/rows'
import type { SyncContext } from './context'
import { DateWatch } from './dateWatch'
import { exchangeFrom, type ExchangeOutcome, type ResolvedMatter } from './exchangeRecord'
import { loadFieldIds } from './fieldIds'
import { changedOnly, changeOf } from './hash'
import { reportMidnights, reportUnusual, withHeldDates, type UnusualTransfer } from './holdDates'
import { readSource } from './lists'
import { markWhatIsMissing } from './missing'
import { notifyMovedTransfers } from './notices'
import { wantedContact, wantedUser, writeParticipants, type WantedPerson } from './participants'
import { canCoordinate, PeopleMatcher, type MatchedUser } from './people'
import { writeProperties } from './properties'
import { readRelations, relationsOf } from './relations'
import { EXCHANGES, knownBefore, knownRecords } from './tables'
import { SeenRows } from './seen'
import { reportUnread } from './unread'
import { saveProgress } from './watermarks'
import { writeChanges, type Writer, type Written } from './write'

/** Matters become exchanges, with client, coordinator, properties and participants. */

type Client = { id: string; name: string }
type Found = MatterFacts & { matched: MatchedUser[]; account: Client | null }

/** The client of an account is its primary contact, once that has been synced. */
export async function clientsByAccount(sql: Sql): Promise<Map<string, Client>> {
  const rows = await sql.query<Client & { account: string }>(
    `select a.id as account, c.id, c.display_name as name from peak.pp_accounts a join contacts c on c.pp_contact_id = a.primary_contact`,
  )
  return new Map(rows.map(({ account, ...client }) => [account, client]))
}

/** The first match coordinates, the others participate; without a match the source's name is stored. */
function resolve({ matched, account, ...matter }: Found): ResolvedMatter {
  const coordinator = matched.find(canCoordinate) ?? null
  return {
    ...matter,
    client: account?.id ?? null,
    clientName: account?.name ?? null,
    coordinator: coordinator?.id ?? null,
    coordinatorName: coordinator?.name ?? matter.users[0]?.name ?? null,
  }
}

async function contactNames(sql: Sql, ppIds: readonly string[]): Promise<Map<string, Client>> {
  const rows = await sql.query<Client & { key: string }>(
    'select pp_contact_id as key, id, display_name as name from contacts where pp_contact_id = any($1)',
    [ppIds],
  )
  return new Map(rows.map(({ key, ...contact }) => [key, contact]))
}

/** Who takes part in each exchange, as the source says. */
export async function wantedPeople(
  sql: Sql,
  matters: readonly {
    matter: string
    exchange: string
    matched: readonly MatchedUser[]
    coordinator: unknown
  }[],
): Promise<Map<string, WantedPerson[]>> {
  const relations = await relationsOf(
    sql,
    matters.map(({ matter }) => matter),
  )
  const contacts = await contactNames(
    sql,
    [...relations.values()].flat().map((relation) => relation.contactId),
  )
  return new Map(
    matters.map(({ matter, exchange, matched, coordinator }) => {
      const users = matched.filter((user) => user.id !== coordinator).map(wantedUser)
      const others = (relations.get(matter) ?? []).flatMap(({ contactId, role }) => {
        const contact = contacts.get(contactId)
        return contact ? [wantedContact(contact, role)] : []
      })
      return [exchange, [...users, ...others]]
    }),
  )
}

const movedDates = ({ before, after }: Written) =>
  before !== null &&
  ['relinquishedTransferDate', 'expectedClosingDate', 'identificationDeadline', 'exchangeDeadline'].some(
    (field) => (before[field] ?? null) !== (after[field] ?? null),
  )

const writer = (context: SyncContext, unusual: UnusualTransfer[]): Writer<Found> => {
  const outcomes = new Map<string, ExchangeOutcome>()
  return {
    collection: 'exchanges',
    list: 'matters',
    shape: EXCHANGES,
    prepare:
      async () =>
      ({ key, facts, hash }, stored) => {
        const outcome = exchangeFrom(resolve(facts), stored, hash, context.now, context.today)
        outcomes.set(key, outcome)
        return outcome.row
      },
    follow: async (sql, written) => {
      const facts = written.map(({ change, after }) => ({
        matter: change.key,
        exchange: after.id,
        matched: change.facts.matched,
        coordinator: after['coordinator'],
        properties: change.facts.properties,
      }))
      await writeProperties(sql, facts)
      await writeParticipants(sql, await wantedPeople(sql, facts), context.now)
      const made = written.flatMap(({ change }) => outcomes.get(change.key) ?? [])
      unusual.push(
        ...written.flatMap(({ change, after }) => {
          const date = outcomes.get(change.key)?.unusual
          return date ? [{ exchange: after.id, matter: change.key, name: String(after['name']), date }] : []
        }),
      )
      await closeAgreed(
        sql,
        made.flatMap(({ agreed }) => agreed),
      )
      await queueDifferences(
        sql,
        made.flatMap(({ differences }) => differences),
      )
      await notifyMovedTransfers(sql, written)
      await startTasks(
        sql,
        written.filter(({ before }) => before === null).map(({ after }) => after.id),
        {},
      )
      const moved = written.filter(movedDates).map(({ after }) => after.id)
      await datesMoved.publish(sql, { exchanges: moved, author: {} })
    },
  }
}

type Related = { matter: string; exchange: string; coordinator: string | null; users: PersonRef[] | null }

/** Exchanges whose relations changed while their matter did not. */
async function writeRelatedOnly(
  context: SyncContext,
  matters: readonly string[],
  matcher: PeopleMatcher,
): Promise<void> {
  if (matters.length === 0) return
  await inTransaction(context.db, async (sql) => {
    const rows = await sql.query<Related>(
      `select pp_matter_id as matter, id as exchange, coordinator_id as coordinator, pp_base->'users' as users from exchanges where pp_matter_id = any($1)`,
      [matters],
    )
    const facts = rows.map((row) => ({
      matter: row.matter,
      exchange: row.exchange,
      coordinator: row.coordinator,
      matched: matcher.match(row.users ?? []),
    }))
    await writeParticipants(sql, await wantedPeople(sql, facts), context.now)
  })
}

export async function mattersPass(context: SyncContext): Promise<void> {
  const { tally, db } = context
  const sql = sqlOn(db)
  const ids = await loadFieldIds(context)
  const related = await readRelations(context)
  const [matcher, clients, known] = [
    await PeopleMatcher.load(sql),
    await clientsByAccount(sql),
    await knownBefore(sql, EXCHANGES, context.full),
  ]
  const seen = (await SeenRows.load(sql, context, 'matters')).except(known)
  const watch = new DateWatch(context.zone)
  const {
    rows: read,
    progress,
    mayBeCut,
  } = await readSource(
    context,
    'matters',
    (row) => {
      const parsed = matterRow.parse(row)
      const matter = matterFacts(parsed, ids, context.zone, context.today, (field, text) =>
        watch.note(parsed.id, field, text),
      )
      const account = (matter.accountId && clients.get(matter.accountId)) || null
      return changeOf(matter.ppMatterId, { ...matter, matched: matcher.match(matter.users), account })
    },
    seen,
  )
  const rows = read.map((row) =>
    row.value === null || row.value === 'unchanged'
      ? row
      : { ...row, value: withHeldDates(row.value, watch, context.today) },
  )
  tally.counts.seen += rows.length
  const compared = context.full
    ? known
    : await knownRecords(
        sql,
        EXCHANGES,
        rows.map((row) => row.id),
      )
  const changes = changedOnly(rows, compared, tally)
  const unusual: UnusualTransfer[] = []
  const failed = await writeChanges(context, writer(context, unusual), changes)
  await reportMidnights(
    context,
    watch,
    changes.some(({ facts }) => facts.held !== undefined),
  )
  await reportUnusual(context, unusual)
  reportUnread(context, rows)
  await writeRelatedOnly(
    context,
    [...related].filter((id) => !changes.some((change) => change.key === id)),
    matcher,
  )
  if (context.full) {
    const suspicious = mayBeCut ? 'the list may have been cut off' : context.suspicion
    await markWhatIsMissing(context, {
      collection: 'exchanges',
      list: 'matters',
      shape: EXCHANGES,
      known,
      seen: new Set(rows.map((row) => row.id)),
      suspicious,
    })
  }
  await saveProgress(sql, [progress])
  // A matter whose dates are held is read again in full, until they are followed.
  const held = rows.flatMap(({ id, value }) =>
    value !== null && value !== 'unchanged' && value.facts.held ? [id] : [],
  )
  await seen.remember(sql, context, rows, new Set([...failed, ...held]))
}
