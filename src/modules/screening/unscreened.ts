import type { Sql } from '../../core/database/sql'

/** A party that nobody has screened yet, and where it is named. */
export type Unscreened = {
  name: string
  part: 'titleholder' | 'escrow-holder' | 'seller' | 'buyer' | 'other'
  source: 'participant' | 'matter'
}

const PARTICIPANTS = `select distinct p.person_name as party from exchange_participants p join exchanges e on e.id = p.exchange_id left join users u on u.id = p.user_id
  where p.exchange_id = $1 and p.status <> 'REMOVED' and p.person_name <> '' and coalesce(u.role::text, '') not in ('admin', 'coordinator', 'client') and p.contact_id is distinct from e.client_id order by 1 limit 200`

/** The fields of a matter that name a party (domain.md 5.3). */
const MATTER = `select f ->> 'label' as label, f ->> 'value' as party from exchanges e cross join lateral jsonb_array_elements(case when jsonb_typeof(e.pp_data -> 'customFields') = 'array' then e.pp_data -> 'customFields' else '[]' end) f
  where e.id = $1 and f ->> 'label' ~* '(buyer|seller) [0-9]+ name|eat entity name|settlement agent' and coalesce(f ->> 'value', '') <> '' limit 100`

function partOf(label: string): Unscreened['part'] {
  if (/eat/i.test(label)) return 'titleholder'
  if (/settlement/i.test(label)) return 'escrow-holder'
  return /buyer/i.test(label) ? 'buyer' : 'seller'
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Who is named in an exchange and was not screened: at intake and again at the transfer each of them
 * is looked at (domain.md 3.5). The firm's own people and the client are no parties to be screened.
 */
export async function unscreenedIn(
  sql: Sql,
  exchange: string,
  screened: readonly string[],
): Promise<Unscreened[]> {
  const [participants, matter] = [
    await sql.query<{ party: string }>(PARTICIPANTS, [exchange]),
    await sql.query<{ label: string; party: string }>(MATTER, [exchange]),
  ]
  const seen = new Set(screened.map(plain))
  const named: Unscreened[] = [
    ...matter.map(({ label, party }) => ({ name: party, part: partOf(label), source: 'matter' as const })),
    ...participants.map(({ party }) => ({
      name: party,
      part: 'other' as const,
      source: 'participant' as const,
    })),
  ]
  return named.filter(({ name }) => {
    const same = plain(name)
    if (same === '' || seen.has(same)) return false
    seen.add(same)
    return true
  })
}
