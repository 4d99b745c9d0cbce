'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState, type FormEvent } from 'react'
import { send } from '../ask/send'
import { useRecordSend } from '../ask/useRecordSend'
import { Button, ButtonLink } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { Section } from '../parts/Page'
import { Dates, What, Who, type Coordinator } from './Parts'
import { SoldProperty, EMPTY_PROPERTY, propertyBody, type PropertyValues } from './SoldProperty'
import { bodyOf, faultsIn, type ExchangeValues, type Origins } from './values'

type Props = { id: string | null; updatedAt?: string; start: ExchangeValues; origins: Origins; coordinators: Coordinator[] }

/** Makes an exchange by hand or changes one: who, what, when, and where each value came from. */
export function ExchangeForm({ id, updatedAt, start, origins, coordinators }: Props) {
  const [values, setValues] = useState(start)
  const [property, setProperty] = useState<PropertyValues>(EMPTY_PROPERTY)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  // An exchange that was made already is not made twice when its property is refused.
  const made = useRef<string | null>(id)
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const record = useRecordSend(updatedAt, () => form.current?.requestSubmit())
  const set = (change: Partial<ExchangeValues>) => setValues((all) => ({ ...all, ...change }))

  async function saveExchange(): Promise<string | null> {
    const body = bodyOf(values, id ? start : null)
    if (made.current && (!id || Object.keys(body).length === 0)) return null
    const answer = id ? await record.save<{ doc: { id: string; updatedAt: string } }>('PATCH', `/api/exchanges/${id}`, body) : await send<{ doc: { id: string } }>('POST', '/api/exchanges', body)
    if (!answer.ok) return answer.message
    made.current = answer.body.doc.id
    return null
  }

  async function saveProperty(): Promise<string | null> {
    const body = propertyBody(property)
    if (id || !body || !made.current) return null
    const answer = await send('POST', '/api/properties', { ...body, exchange: made.current })
    return answer.ok ? null : `The exchange was made, its property was not: ${answer.message}`
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fault = faultsIn(values, start)
    if (fault) return setFailure(fault.message)
    setWaiting(true)
    setFailure(null)
    const problem = (await saveExchange()) ?? (await saveProperty())
    setWaiting(false)
    if (problem) return setFailure(problem)
    router.push(`/exchanges/${made.current}`)
    router.refresh()
  }

  return (
    <form ref={form} onSubmit={submit} className="flex max-w-2xl flex-col gap-10" noValidate aria-label={id ? 'Change the exchange' : 'New exchange'}>
      <Section title="Who" id="who"><div className="flex flex-col gap-4"><Who values={values} origins={origins} set={set} coordinators={coordinators} /></div></Section>
      <Section title="What" id="what">
        <div className="flex flex-col gap-4">
          <What values={values} origins={origins} set={set} />
          {id ? null : <SoldProperty values={property} set={(change) => setProperty((all) => ({ ...all, ...change }))} />}
        </div>
      </Section>
      <Section title="When" id="when"><div className="flex flex-col gap-4"><Dates values={values} origins={origins} set={set} /></div></Section>
      <Section title="Notes" id="notes">
        <label className="block text-13 text-ink-soft">For staff alone
          <textarea value={values.notes} maxLength={20_000} rows={4} onChange={(event) => set({ notes: event.target.value })} className="control mt-1 block w-full px-3 py-2 text-[1rem] text-ink" />
        </label>
      </Section>
      {record.choice ?? (failure ? <Notice kind="failure">{failure}</Notice> : null)}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={waiting}>{waiting ? 'Saving …' : id ? 'Save the changes' : 'Make the exchange'}</Button>
        <ButtonLink href={id ? `/exchanges/${id}` : '/exchanges'}>Leave it</ButtonLink>
      </div>
    </form>
  )
}
