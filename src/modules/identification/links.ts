import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { ConflictError, InvalidInputError, NotFoundError } from '../../core/errors'
import { periodFacts } from './facts'
import type { NoticeItem } from './items'
import { noticesOf, type Notice } from './notices'

/** A property that can be what was identified. */
export type Candidate = { id: string; address: string; closingDate: string | null; status: string | null }

const CANDIDATES = `select id, concat_ws(', ', nullif(address, ''), nullif(city, ''), nullif(state, ''), nullif(zip, '')) as address, closing_date as "closingDate", status::text from properties
  where exchange_id = $1 and side = 'replacement' and coalesce(status::text, '') <> 'cancelled' order by id limit 200`

/** The replacement properties of an exchange. */
export const candidates = (sql: Sql, exchange: string): Promise<Candidate[]> =>
  sql.query<Candidate>(CANDIDATES, [exchange])

const SHORT: Record<string, string> = {
  street: 'st',
  avenue: 'ave',
  boulevard: 'blvd',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  highway: 'hwy',
  parkway: 'pkwy',
  circle: 'cir',
  square: 'sq',
  suite: 'ste',
  apartment: 'apt',
  unit: 'apt',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
}

/** The words of an address in one spelling: "1 North Elm Street" and "1 N. Elm St." are the same. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => SHORT[word] ?? word)

/** Is the street of this property what the description says? The number, and every word of the street. */
function matches({ address }: Candidate, description: string): boolean {
  const street = wordsOf(address.split(',')[0] ?? '')
  return street.length >= 2 && ` ${wordsOf(description).join(' ')} `.includes(` ${street.join(' ')} `)
}

/** The property that an item probably became: the only one at that address that is nobody else's. */
export function suggestionFor(
  item: Pick<NoticeItem, 'description' | 'property'>,
  properties: readonly Candidate[],
  taken: ReadonlySet<string>,
): string | null {
  if (item.property) return null
  const found = properties.filter(
    (property) => !taken.has(property.id) && matches(property, item.description),
  )
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

const KEEP = `insert into peak.identification_links (notice_id, item_id, property_id, user_id) values ($1, $2, $3, $4)
  on conflict (notice_id, item_id) do update set property_id = excluded.property_id, user_id = excluded.user_id, created_at = now()`

/** A notice that replaces another keeps what was said of the items that stand in both as they are. */
export async function saveLinks(
  sql: Sql,
  before: Notice,
  notice: string,
  items: readonly NoticeItem[],
): Promise<void> {
  const same = before.items.filter(
    ({ id, description, property }) =>
      property && items.some((item) => item.id === id && item.description === description),
  )
  for (const { id, property } of same) await sql.query(KEEP, [notice, id, property, null])
}

/**
 * Says which property of the exchange an identified item became, or that it is none of them. The
 * signed notice stays as it is.
 * @throws NotFoundError, InvalidInputError for a property that is not bought in this exchange, ConflictError for one that another item became
 */
export function linkItem(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  id: string,
  item: string,
  property: string | null,
) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const notices = await noticesOf(sql, exchange, await periodFacts(sql, exchange, true))
    const named = notices.find((notice) => notice.id === id)?.items.find((entry) => entry.id === item)
    if (!named) throw new NotFoundError()
    if (
      property !== null &&
      !(await candidates(sql, exchange)).some((candidate) => candidate.id === property)
    )
      throw new InvalidInputError('must be a replacement property of this exchange', 'property')
    const others = notices
      .filter(({ state }) => state === 'SIGNED')
      .flatMap((notice) => notice.items.filter((entry) => !(notice.id === id && entry.id === item)))
    if (property !== null && others.some((entry) => entry.property === property))
      throw new ConflictError('Another item that is identified became this property.', 'linked-already')
    await sql.query(KEEP, [id, item, property, actor.id])
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'identifications.link',
        entityType: 'identifications',
        entityId: id,
        exchange,
        before: { property: named.property ?? null },
        after: { item: named.description, property },
      },
    ])
    return { notice: id, item, property }
  })
}
