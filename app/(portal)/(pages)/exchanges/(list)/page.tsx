import type { Metadata } from 'next'
import { isStaff, maySeeField } from '@/src/core/access/matrix'
import { staffPeople } from '@/src/core/access/people'
import { exchangeQuery, readExchanges, readTags } from '@/src/modules/exchanges'
import { requireActor, type Session } from '@/src/portal/session'
import { viewName, viewOf } from '@/src/portal/views'
import { ExchangeList } from '@/src/modules/exchanges/ui/list/ExchangeList'
import { exchangeQuestion } from '@/src/modules/exchanges/ui/list/view'
import type { Choice } from '@/src/ui/tables/ChoiceMenu'
import { ButtonLink } from '@/src/ui/components/Button'
import { PageTitle } from '@/src/ui/components/Page'

export const metadata: Metadata = { title: 'Exchanges' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Those who may coordinate, for the filter of staff. */
async function coordinatorsFor({ actor, payload }: Session): Promise<Choice[]> {
  if (!isStaff(actor.role)) return []
  const people = await staffPeople(payload)
  return people.map(({ id, displayName }) => ({ value: id, name: displayName }))
}

/** All exchanges of the person. The first page comes with the document. */
export default async function ExchangesPage({ searchParams }: Args) {
  const session = await requireActor()
  const { actor, db } = session
  const name = viewName('exchanges', actor.id)
  const view = await viewOf(name, await searchParams)
  const question = exchangeQuestion(view)
  const asked = exchangeQuery.safeParse(Object.fromEntries(new URLSearchParams(question)))
  const staff = isStaff(actor.role)
  const [page, coordinators, tags] = await Promise.all([
    readExchanges(db, actor, asked.success ? asked.data : exchangeQuery.parse({})),
    coordinatorsFor(session),
    staff ? readTags(db, actor) : [],
  ])
  const valid = asked.success ? { query: question, view } : { query: '', view: '' }
  return (
    <>
      <PageTitle
        title="Exchanges"
        action={
          staff ? (
            <ButtonLink look="primary" href="/exchanges/new">
              New exchange
            </ButtonLink>
          ) : undefined
        }
      />
      <ExchangeList
        viewName={name}
        remembered={valid.view}
        first={{ query: valid.query, page }}
        coordinators={coordinators}
        tags={tags.map(({ tag }) => tag)}
        seesMoney={maySeeField(actor.role, 'exchanges', 'proceedsCents')}
        staff={staff}
        admin={actor.role === 'admin'}
      />
    </>
  )
}
