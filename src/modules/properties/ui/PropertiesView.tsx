'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { PropertyRow } from '../../exchanges'
import { Property } from './Properties'
import { Button } from '../../../ui/components/Button'
import { Card, Section } from '../../../ui/components/Page'
import { dollars } from '../../../ui/format/money'
import { PropertyForm } from './PropertyForm'

type Side = PropertyRow['side']
type Props = { exchange: string; properties: PropertyRow[]; works: boolean; seesMoney: boolean }

const SIDES: { side: Side; title: string; nothing: string; add: string }[] = [
  {
    side: 'relinquished',
    title: 'Sold (relinquished property)',
    nothing: 'The property that is sold is not entered yet.',
    add: 'Add a property that is sold',
  },
  {
    side: 'replacement',
    title: 'Bought (replacement property)',
    nothing: 'No property to buy has been entered yet.',
    add: 'Add a property that is bought',
  },
]

/** All properties with their values together; staff add and change them in their place. */
export function PropertiesView({ exchange, properties, works, seesMoney }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const router = useRouter()
  const done = () => {
    setOpen(null)
    router.refresh()
  }
  const form = (side: Side, property: PropertyRow | null) => (
    <PropertyForm
      exchange={exchange}
      side={side}
      property={property}
      onDone={done}
      onBack={() => setOpen(null)}
    />
  )

  return (
    <div className="grid items-start gap-8 xl:grid-cols-2">
      {SIDES.map(({ side, title, nothing, add }) => {
        const mine = properties.filter((property) => property.side === side)
        const known = mine.flatMap(({ valueCents }) => valueCents ?? [])
        return (
          <Section
            key={side}
            title={title}
            id={side}
            aside={
              works && open !== side ? (
                <Button size="small" aria-label={add} onClick={() => setOpen(side)}>
                  Add
                </Button>
              ) : null
            }
          >
            <Card>
              {open === side ? form(side, null) : null}
              {mine.length === 0 && open !== side ? (
                <p className="px-4 py-3 text-ink-soft">{nothing}</p>
              ) : null}
              <ul className="divide-y divide-edge">
                {mine.map((property) =>
                  open === property.id ? (
                    <li key={property.id}>{form(side, property)}</li>
                  ) : (
                    <Property
                      key={property.id}
                      property={property}
                      action={
                        works ? (
                          <Button
                            size="small"
                            look="quiet"
                            aria-label={`Change: ${property.address ?? 'property'}`}
                            onClick={() => setOpen(property.id)}
                          >
                            Change
                          </Button>
                        ) : null
                      }
                    />
                  ),
                )}
              </ul>
              {seesMoney && known.length > 1 ? (
                <p className="border-t border-edge px-4 py-2 text-13 text-ink-soft">
                  Total{' '}
                  <span className="figures text-15 text-ink">
                    {dollars(known.reduce((sum, cents) => sum + cents, 0))}
                  </span>
                  {known.length < mine.length ? ', as far as values are known' : ''}
                </p>
              ) : null}
            </Card>
          </Section>
        )
      })}
    </div>
  )
}
