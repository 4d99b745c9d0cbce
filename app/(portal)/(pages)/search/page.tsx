import type { Metadata } from 'next'
import { requireActor } from '@/src/portal/session'
import { search } from '@/src/modules/search'
import { PageTitle } from '@/src/ui/components/Page'
import { Results } from '@/src/modules/search/ui/Results'
import { SEARCH_KINDS } from '@/src/core/terms'

export const metadata: Metadata = { title: 'Search' }

type Args = { searchParams: Promise<{ q?: string | string[] }> }
const LIMIT = 25

/** Everything found for a text, by kind. The address can be saved and shared. */
export default async function SearchPage({ searchParams }: Args) {
  const [{ actor, db }, { q }] = await Promise.all([requireActor(), searchParams])
  const text = (typeof q === 'string' ? q : '').trim().replaceAll('\u0000', '').slice(0, 200)
  const found =
    text.length >= 2 ? await search(db, actor, { q: text, kinds: [...SEARCH_KINDS], limit: LIMIT }) : null
  return (
    <>
      <PageTitle
        title="Search"
        lead={
          text
            ? `Everything you may see that has to do with “${text}”.`
            : 'Type a name, an address, a parcel or escrow number, or a part of it.'
        }
      />
      <Results q={text} first={found ? { q: text, docs: found.docs } : null} limit={LIMIT} />
    </>
  )
}
