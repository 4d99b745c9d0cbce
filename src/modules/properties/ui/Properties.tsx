import type { ReactNode } from 'react'
import type { PropertyRow } from '../../exchanges'
import { Card } from '../../../ui/components/Page'
import { writtenDate } from '../../../ui/format/dates'
import { dollars } from '../../../ui/format/money'
import { nameIn, PROPERTY_STATUS_NAMES } from '../../../ui/format/terms'

function facts(property: PropertyRow): { label: string; value: string }[] {
  const { apn, escrowNumber, contractDate, closingDate, valueCents } = property
  return [
    ...(valueCents === null || valueCents === undefined
      ? []
      : [{ label: 'Value', value: dollars(valueCents) }]),
    ...(closingDate ? [{ label: 'Closing', value: writtenDate(closingDate) }] : []),
    ...(contractDate ? [{ label: 'Contract', value: writtenDate(contractDate) }] : []),
    ...(escrowNumber ? [{ label: 'Escrow number', value: escrowNumber }] : []),
    ...(apn ? [{ label: 'Parcel number', value: apn }] : []),
  ]
}

/** One property with what is known of it. */
export function Property({ property, action = null }: { property: PropertyRow; action?: ReactNode }) {
  const place = [property.city, [property.state, property.zip].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 font-medium break-words">{property.address ?? 'Address not yet known'}</p>
        <span className="flex items-center gap-2 text-13 text-ink-soft">
          {nameIn(PROPERTY_STATUS_NAMES, property.status)}
          {action}
        </span>
      </div>
      <p className="text-13 text-ink-soft">{place}</p>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-13">
        {facts(property).map(({ label, value }) => (
          <div key={label}>
            <dt className="text-ink-soft">{label}</dt>
            <dd className="figures text-15">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function Side({ title, properties, nothing }: { title: string; properties: PropertyRow[]; nothing: string }) {
  return (
    <Card>
      <h3 className="border-b border-edge px-4 py-2 text-13 text-ink-soft">{title}</h3>
      {properties.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{nothing}</p>
      ) : (
        <ul className="divide-y divide-edge">
          {properties.map((property) => (
            <Property key={property.id} property={property} />
          ))}
        </ul>
      )}
    </Card>
  )
}

/** What is sold and what is bought. */
export function Properties({ properties }: { properties: PropertyRow[] }) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Side
        title="Sold (relinquished property)"
        properties={properties.filter(({ side }) => side === 'relinquished')}
        nothing="The property that is sold is not entered yet."
      />
      <Side
        title="Bought (replacement property)"
        properties={properties.filter(({ side }) => side === 'replacement')}
        nothing="No property to buy has been entered yet."
      />
    </div>
  )
}
