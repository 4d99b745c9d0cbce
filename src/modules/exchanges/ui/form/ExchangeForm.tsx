'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState, type FormEvent } from 'react'
import type { TransferPreview } from '../../transferPreview'
import { send } from '../../../../ui/api-client/send'
import { useRecordSend } from '../../../../ui/api-client/useRecordSend'
import { Button, ButtonLink } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Section } from '../../../../ui/components/Page'
import { CheckField } from '../../../../ui/components/SelectField'
import { MoveConfirm, UNUSUAL, type Move } from '../move/MoveConfirm'
import { Dates, What, Who, type Coordinator } from './Parts'
import { SoldProperty, EMPTY_PROPERTY, propertyBody, type PropertyValues } from './SoldProperty'
import { bodyOf, faultsIn, type ExchangeValues, type Origins } from './values'

type Props = {
  id: string | null
  updatedAt?: string
  start: ExchangeValues
  origins: Origins
  coordinators: Coordinator[]
}

/** Makes an exchange by hand or changes one: who, what, when, and where each value came from. */
export function ExchangeForm({ id, updatedAt, start, origins, coordinators }: Props) {
  const [values, setValues] = useState(start)
  const [property, setProperty] = useState<PropertyValues>(EMPTY_PROPERTY)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [preview, setPreview] = useState<TransferPreview | null>(null)
  // The platform asks whether a transfer date so far away is meant.
  const [unusual, setUnusual] = useState<'asked' | 'confirmed' | null>(null)
  // An exchange that was made already is not made twice when its property is rejected.
  const made = useRef<string | null>(id)
  const router = useRouter()
  // What was last tried, for saving it over what somebody else changed meanwhile.
  const tried = useRef<Move | null>(null)
  const record = useRecordSend(updatedAt, () => void save(tried.current))
  const set = (change: Partial<ExchangeValues>) => setValues((all) => ({ ...all, ...change }))

  async function saveExchange(move: Move | null): Promise<string | null> {
    const confirmed = move?.confirmUnusualDate || unusual === 'confirmed'
    const body = {
      ...bodyOf(values, id ? start : null),
      ...(move ? { transferReason: move.reason } : {}),
      ...(confirmed ? { confirmUnusualDate: true } : {}),
    }
    if (made.current && (!id || Object.keys(body).length === 0)) return null
    const answer = id
      ? await record.save<{ doc: { id: string; updatedAt: string } }>('PATCH', `/api/exchanges/${id}`, body)
      : await send<{ doc: { id: string } }>('POST', '/api/exchanges', body)
    if (!answer.ok && answer.code === 'confirm-date' && unusual === null) setUnusual('asked')
    if (!answer.ok)
      return answer.code === 'confirm-date'
        ? 'The transfer date is more than one year ahead or ten years back. Correct it, or confirm that it is right.'
        : answer.message
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
    if (id && values.relinquishedTransferDate !== start.relinquishedTransferDate) return showMove(id)
    await save(null)
  }

  /** Before the transfer date moves, what moves with it is shown. */
  async function showMove(exchange: string) {
    setWaiting(true)
    setFailure(null)
    const answer = await send<TransferPreview>('POST', `/api/exchanges/${exchange}/transfer-date-preview`, {
      date: values.relinquishedTransferDate || null,
    })
    setWaiting(false)
    if (answer.ok) setPreview(answer.body)
    else setFailure(answer.message)
  }

  async function save(move: Move | null) {
    tried.current = move
    setWaiting(true)
    setFailure(null)
    const problem = (await saveExchange(move)) ?? (await saveProperty())
    setWaiting(false)
    if (problem) return setFailure(problem)
    router.push(`/exchanges/${made.current}`)
    router.refresh()
  }

  // What was typed stays while what moves is looked at.
  if (id && preview) {
    return (
      <div className="flex max-w-3xl flex-col gap-4">
        {record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null)}
        <MoveConfirm
          preview={preview}
          exchange={id}
          waiting={waiting}
          onSave={(move) => void save(move)}
          onBack={() => {
            setPreview(null)
            setFailure(null)
          }}
        />
      </div>
    )
  }

  return (
    <form
      onSubmit={submit}
      className="flex max-w-2xl flex-col gap-10"
      noValidate
      aria-label={id ? 'Change the exchange' : 'New exchange'}
    >
      <Section title="Who" id="who">
        <div className="flex flex-col gap-4">
          <Who values={values} origins={origins} set={set} coordinators={coordinators} />
        </div>
      </Section>
      <Section title="What" id="what">
        <div className="flex flex-col gap-4">
          <What values={values} origins={origins} set={set} />
          {id ? null : (
            <SoldProperty values={property} set={(change) => setProperty((all) => ({ ...all, ...change }))} />
          )}
        </div>
      </Section>
      <Section title="When" id="when">
        <div className="flex flex-col gap-4">
          <Dates values={values} origins={origins} set={set} />
        </div>
      </Section>
      <Section title="Notes" id="notes">
        <label className="block text-13 text-ink-soft">
          For staff alone
          <textarea
            value={values.notes}
            maxLength={20_000}
            rows={4}
            onChange={(event) => set({ notes: event.target.value })}
            className="control mt-1 block w-full px-3 py-2 text-[1rem] text-ink"
          />
        </label>
      </Section>
      {record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null)}
      {unusual ? (
        <CheckField
          label={UNUSUAL}
          checked={unusual === 'confirmed'}
          onChange={(event) => setUnusual(event.target.checked ? 'confirmed' : 'asked')}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : id ? 'Save the changes' : 'Create exchange'}
        </Button>
        <ButtonLink href={id ? `/exchanges/${id}` : '/exchanges'}>Cancel</ButtonLink>
      </div>
    </form>
  )
}
