'use client'
import { useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { centsOf, typedDollars } from '../../../ui/forms/dollars'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { KIND_NAMES, KINDS, type Item, type Kind } from './types'

const ASKS: Record<Kind, string> = {
  'street-address': 'The whole address, with city, state and ZIP code; with the unit, if there is one.',
  'legal-description': 'As the deed or the title report has it.',
  'distinguishable-name': 'Such as the name of a building that cannot be mistaken, with its city.',
}

type Props = { item: Item | null; others: readonly Item[]; onDone: (item: Item) => void; onBack: () => void }

/** One property, asked for on a screen of its own. */
export function ItemForm({ item, others, onDone, onBack }: Props) {
  const [kind, setKind] = useState<Kind>(item?.kind ?? 'street-address')
  const [failure, setFailure] = useState<string | null>(null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const valueCents = centsOf(text('value'))
    const percent = Number(text('percent') || '100')
    if (text('description').length < 5)
      return setFailure('Describe the property so that it cannot be mistaken for another.')
    if (valueCents === undefined || valueCents === null)
      return setFailure('Give its fair market value in dollars, such as 1,250,000. An estimate is enough.')
    if (!(percent > 0 && percent <= 100)) return setFailure('The share is between 0 and 100 per cent.')
    const incidentalTo = text('incidentalTo')
    onDone({
      id: item?.id ?? crypto.randomUUID(),
      kind,
      description: text('description'),
      percent,
      valueCents,
      ...(incidentalTo ? { incidentalTo } : {}),
      ...(text('construction') ? { construction: text('construction') } : {}),
    })
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="A property" noValidate>
      <h2 className="text-18">
        {item
          ? 'Change this property'
          : others.length === 0
            ? 'Which property may you buy?'
            : 'Another property'}
      </h2>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <label className="font-medium">
        Described by
        <select
          value={kind}
          onChange={(event) =>
            setKind(KINDS.find((entry) => entry === event.target.value) ?? 'street-address')
          }
          className="control mt-1 block min-h-11 w-full px-3 font-normal"
        >
          {KINDS.map((entry) => (
            <option key={entry} value={entry}>
              {KIND_NAMES[entry]}
            </option>
          ))}
        </select>
      </label>
      <label className="block font-medium">
        {KIND_NAMES[kind]}
        <textarea
          name="description"
          rows={3}
          autoFocus
          required
          maxLength={1000}
          defaultValue={item?.description}
          className="control mt-1 block w-full px-3 py-2 text-[1rem] font-normal"
        />
        <span className="mt-1 block text-13 font-normal text-ink-soft">{ASKS[kind]}</span>
      </label>
      <Field
        label="Fair market value, in dollars"
        hint="Of what you identify, without deducting any loan. If it is a share, the value of the share."
        name="value"
        inputMode="decimal"
        required
        defaultValue={typedDollars(item?.valueCents)}
      />
      <details open={Boolean(item && (item.percent < 100 || item.incidentalTo || item.construction))}>
        <summary className="text-accent">A share of it, something that goes with it, or to be built</summary>
        <div className="mt-3 flex flex-col gap-4">
          <Field
            label="Share, in per cent"
            name="percent"
            inputMode="decimal"
            defaultValue={String(item?.percent ?? 100)}
          />
          {others.length > 0 ? (
            <label className="font-medium">
              Goes with another property
              <select
                name="incidentalTo"
                defaultValue={item?.incidentalTo ?? ''}
                className="control mt-1 block min-h-11 w-full px-3 font-normal"
              >
                <option value="">No</option>
                {others
                  .filter(({ incidentalTo }) => !incidentalTo)
                  .map(({ id, description }) => (
                    <option key={id} value={id}>
                      {description.slice(0, 80)}
                    </option>
                  ))}
              </select>
              <span className="mt-1 block text-13 font-normal text-ink-soft">
                Such as furniture that is sold with a building. Up to 15 % of the building’s value, it does
                not count as a property of its own.
              </span>
            </label>
          ) : null}
          <label className="block font-medium">
            What will be built
            <textarea
              name="construction"
              rows={3}
              maxLength={4000}
              defaultValue={item?.construction}
              className="control mt-1 block w-full px-3 py-2 text-[1rem] font-normal"
            />
          </label>
        </div>
      </details>
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          {item ? 'Keep the change' : 'Add this property'}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </form>
  )
}
