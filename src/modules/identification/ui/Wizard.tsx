'use client'
import { useEffect, useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Empty } from '../../../ui/components/Page'
import { Doubts } from './Doubts'
import { ItemForm } from './ItemForm'
import { ItemList } from './ItemList'
import { Receipt, type Signed } from './Receipt'
import { Review } from './Review'
import { StatusPanel } from './StatusPanel'
import type { DraftItem, Identification, Evaluated } from './types'
import { draftItems } from './draft'

type Step =
  | { at: 'list' }
  | { at: 'item'; item: DraftItem | null }
  | { at: 'review' }
  | { at: 'receipt'; signed: Signed }

/** Guides the client to a notice: one question a screen, the rules beside it, the signature last. */
export function Wizard({ exchange }: { exchange: string }) {
  const { body, failure } = useApi(['identification', exchange], () =>
    api.GET('/api/exchanges/{id}/identification', { params: { path: { id: exchange } } }),
  )
  if (failure) return <Banner kind="failure">{failure}</Banner>
  if (!body) return <div aria-hidden className="skeleton h-80" />
  if (body.state !== 'open')
    return (
      <Empty
        title="Nothing can be identified now"
        action={<ButtonLink href={`/exchanges/${exchange}/identification`}>Back</ButtonLink>}
      >
        {body.state === 'closed'
          ? 'The identification period is over.'
          : 'The identification period has not begun.'}
      </Empty>
    )
  return <Steps identification={body} />
}

const NOTHING: Evaluated = { result: null, tests: [], sentence: null }

/** The rules as they would evaluate these properties, requested anew whenever they change. */
function useJudged(exchange: string, items: readonly DraftItem[]): Evaluated {
  const [judged, setJudged] = useState<Evaluated>(NOTHING)
  useEffect(() => {
    if (items.length === 0) return setJudged(NOTHING)
    let current = true
    const call = api.POST('/api/exchanges/{id}/identification/preview', {
      params: { path: { id: exchange } },
      body: { items: [...items] },
    })
    void answerOf(call).then((answer) => {
      if (current && answer.ok) setJudged(answer.body)
    })
    return () => {
      current = false
    }
  }, [exchange, items])
  return judged
}

function Steps({ identification }: { identification: Identification }) {
  const { exchange } = identification
  const [items, setItems] = useState<DraftItem[]>(draftItems(identification))
  const [step, setStep] = useState<Step>(items.length === 0 ? { at: 'item', item: null } : { at: 'list' })
  const [outcome, setOutcome] = useState('')
  const judged = useJudged(exchange, items)
  const back = `/exchanges/${exchange}/identification`

  async function keep(next: DraftItem[]) {
    setItems(next)
    setStep({ at: 'list' })
    if (next.length === 0) return
    const answer = await answerOf(
      api.PUT('/api/exchanges/{id}/identification/draft', {
        params: { path: { id: exchange } },
        body: { items: next },
      }),
    )
    setOutcome(
      answer.ok
        ? 'Your draft is saved. You can come back to it until the end of day 45.'
        : `Your draft could not be saved: ${answer.message}`,
    )
  }

  const put = (item: DraftItem) =>
    void keep(
      items.some(({ id }) => id === item.id)
        ? items.map((entry) => (entry.id === item.id ? item : entry))
        : [...items, item],
    )
  // What went with a property that is taken away stands by itself again.
  const remove = (id: string) =>
    void keep(
      items
        .filter((item) => item.id !== id)
        .map((item) => (item.incidentalTo === id ? withoutParent(item) : item)),
    )

  if (step.at === 'receipt') return <Receipt signed={step.signed} back={back} />
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="max-w-2xl min-w-0">
        {step.at === 'item' ? (
          <ItemForm
            key={step.item?.id ?? 'new'}
            item={step.item}
            others={items.filter(({ id }) => id !== step.item?.id)}
            onDone={put}
            onBack={() => setStep({ at: 'list' })}
          />
        ) : null}
        {step.at === 'list' ? (
          <div className="flex flex-col gap-4">
            <h2 className="text-18">The property you may buy</h2>
            {items.length === 0 ? <p className="text-ink-soft">No property is in your notice yet.</p> : null}
            <ItemList
              items={items}
              actions={(item) => (
                <span className="flex gap-2">
                  <Button
                    size="small"
                    aria-label={`Change ${item.description}`}
                    onClick={() => setStep({ at: 'item', item })}
                  >
                    Change
                  </Button>
                  <Button
                    size="small"
                    aria-label={`Remove ${item.description}`}
                    onClick={() => remove(item.id)}
                  >
                    Remove
                  </Button>
                </span>
              )}
            />
            <Doubts items={items} />
            <p role="status" className="text-13 text-ink-soft empty:hidden">
              {outcome}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setStep({ at: 'item', item: null })}>Add a property</Button>
              {items.length > 0 && identification.maySign ? (
                <Button look="primary" onClick={() => setStep({ at: 'review' })}>
                  Read and sign
                </Button>
              ) : null}
              <ButtonLink href={back}>Later</ButtonLink>
            </div>
            {identification.maySign ? null : (
              <p className="text-ink-soft">
                Only the client signs. What you prepare here waits for them as a draft.
              </p>
            )}
          </div>
        ) : null}
        {step.at === 'review' ? (
          <Review
            identification={identification}
            items={items}
            judged={judged}
            onSigned={(signed) => setStep({ at: 'receipt', signed })}
            onBack={() => setStep({ at: 'list' })}
          />
        ) : null}
      </div>
      <aside aria-label="The three rules" className="lg:sticky lg:top-20 lg:self-start">
        <StatusPanel judged={judged} live />
      </aside>
    </div>
  )
}

function withoutParent({ incidentalTo: _parent, ...item }: DraftItem): DraftItem {
  return item
}
