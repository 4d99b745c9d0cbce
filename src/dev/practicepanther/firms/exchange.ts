/** One exchange as a qualified intermediary keeps it in a matter: the fields of section 12 around a transfer date. */

import { fieldValues, type FieldInput } from '../fields'
import type { Contact, CustomFieldValue, MatterStatus } from '../rows'
import { addDays, midnightNaive } from '../time'
import { contactRef, type Address, type FirmBuilder } from './builder'
import * as words from './words'

export type ExchangeType = 'DELAYED' | 'REVERSE' | 'IMPROVEMENT' | 'SIMULTANEOUS'

/** What is special about one exchange; everything else follows from the seed. */
export type ExchangePlan = {
  /** Days from the anchor to the transfer; null while only an expected date is known. */
  transfer: number | null
  expected?: number
  type?: ExchangeType
  status: MatterStatus
  failed?: boolean
  cancelled?: string
  /** How many days late the Day 45 field is written (section 12: seen wrong in practice). */
  day45Late?: number
  /** Overrides what the calendar suggests (section 12: false on a closed exchange that had its replacement). */
  identified?: boolean
}

export type Parties = {
  vesting: string
  signatory: string
  property: Address
  agent: Contact
  agency: string
}

/** An invented street address in a western state. */
export function makeAddress(builder: FirmBuilder): Address {
  const { city, state, zip } = builder.random.pick(words.PLACES)
  return {
    street: `${builder.random.int(101, 9899)} ${builder.random.pick(words.STREETS)}`,
    city,
    state,
    zip,
  }
}

/** A telephone number from the block that is kept free for fiction. */
export function makePhone(builder: FirmBuilder): string {
  return `(${builder.random.pick(words.PLACES).area}) 555-01${String(builder.random.int(0, 99)).padStart(2, '0')}`
}

function property(side: 'Rel Property' | 'Rep 1 Property', address: Address): Record<string, FieldInput> {
  return {
    [`${side} Address`]: address.street,
    [`${side} City`]: address.city,
    [`${side} State`]: address.state,
    [`${side} Zip`]: address.zip,
  }
}

function parcel(builder: FirmBuilder): string {
  const { random } = builder
  return `${random.int(100, 999)}-${random.int(100, 999)}-${random.int(10, 99)}`
}

function escrowNumber(builder: FirmBuilder): string {
  return `${builder.random.pick(['CC', 'GP', 'HD', 'OR'])}-${builder.random.int(100_000, 999_999)}`
}

function personName(builder: FirmBuilder): string {
  return `${builder.random.pick(words.FIRST_NAMES)} ${builder.random.pick(words.LAST_NAMES)}`
}

function dates(builder: FirmBuilder, plan: ExchangePlan): Record<string, FieldInput | undefined> {
  const on = (offset: number): string => midnightNaive(builder.day(offset))
  if (plan.transfer === null) {
    const expected = plan.expected ?? 30
    return {
      'Expected Rel Closing Date': on(expected),
      'Rel Contract Date': on(expected - builder.random.int(35, 60)),
    }
  }
  const transfer = builder.day(plan.transfer)
  const started = plan.transfer <= 0
  return {
    'Close of Escrow Date': midnightNaive(transfer),
    'Day 45': midnightNaive(addDays(transfer, 45 + (plan.day45Late ?? 0))),
    'Day 180': midnightNaive(addDays(transfer, 180)),
    'Rel Contract Date': on(plan.transfer - builder.random.int(28, 60)),
    'Exchange Agreement Drafted On':
      plan.transfer <= 14 ? on(plan.transfer - builder.random.int(3, 12)) : undefined,
    'Date Proceeds Received':
      started && !plan.cancelled ? on(plan.transfer + builder.random.int(0, 1)) : undefined,
  }
}

function money(builder: FirmBuilder, plan: ExchangePlan): Record<string, FieldInput | undefined> {
  const { random } = builder
  const value = random.chance(0.75) ? random.int(60, 480) * 5000 : random.int(480, 1800) * 5000
  const proceeds = Math.round(value * (0.35 + 0.55 * random.next()) * 100) / 100
  const started = plan.transfer !== null && plan.transfer <= 0 && !plan.cancelled
  return {
    'Rel Value': value,
    Fee: random.pick([850, 950, 1200, 1750, 2500]),
    Proceeds: started ? proceeds : undefined,
    'Closeout Amount': plan.status === 'Closed' ? Math.round(proceeds * 0.4) / 100 : undefined,
  }
}

function replacement(builder: FirmBuilder, plan: ExchangePlan): Record<string, FieldInput | undefined> {
  const past45 = plan.transfer !== null && plan.transfer <= -45 && !plan.cancelled
  const found =
    plan.identified ??
    (past45 || (plan.transfer !== null && plan.transfer < -15 && builder.random.chance(0.4)))
  const hasContract = past45 || plan.type === 'REVERSE'
  if (!hasContract || plan.failed) return { 'Identified?': found && !plan.failed }
  const { random } = builder
  const signedAfter = plan.type === 'REVERSE' ? -random.int(45, 60) : random.int(20, 44)
  return {
    'Identified?': found,
    ...property('Rep 1 Property', makeAddress(builder)),
    'Rep 1 Value': random.int(80, 700) * 5000,
    'Rep 1 APN': random.chance(0.5) ? parcel(builder) : undefined,
    'Rep 1 Escrow Number': escrowNumber(builder),
    'Rep 1 Seller 1 Name': random.chance(0.6) ? personName(builder) : undefined,
    'Rep 1 Purchase Contract Date': midnightNaive(builder.day((plan.transfer ?? 0) + signedAfter)),
  }
}

function background(builder: FirmBuilder, parties: Parties): Record<string, FieldInput | undefined> {
  const { random } = builder
  const maybe = (value: () => string): string | undefined => (random.chance(0.5) ? value() : undefined)
  return {
    'Buyer 1 Name': maybe(() => personName(builder)),
    'Client 1 Signatory Title': parties.signatory === '' ? undefined : parties.signatory,
    'Internal Credit To': maybe(() => random.pick(words.CREDIT_TO)),
    'Referral Source': maybe(() => random.pick(words.REFERRALS)),
    'Rel Purchase Contract Title': random.chance(0.3) ? 'Residential Purchase Agreement' : undefined,
    'Bank Referral?': random.chance(0.2) ? true : undefined,
  }
}

/** The most values that were seen on one matter (section 7). */
const MOST_VALUES = 28

/** The custom field values of one exchange; a limit drops the least important ones. */
export function exchangeValues(
  builder: FirmBuilder,
  plan: ExchangePlan,
  parties: Parties,
  limit = MOST_VALUES,
): CustomFieldValue[] {
  const { agent, agency, vesting } = parties
  const isReverse = plan.type === 'REVERSE'
  const values = fieldValues({
    'Type of Exchange': plan.type ?? 'DELAYED',
    'Client Vesting': vesting,
    // The key stands here for its place in the order; its value comes with the replacement.
    'Identified?': undefined,
    'Failed Exchange?': plan.failed,
    'Reason for Cancellation': plan.cancelled,
    ...dates(builder, plan),
    ...money(builder, plan),
    ...property('Rel Property', parties.property),
    'REV - EAT Entity Name': isReverse ? 'Summit EAT 14 LLC' : undefined,
    'REV - EAT Acquisition Date': isReverse
      ? midnightNaive(builder.day((plan.transfer ?? 0) - 35))
      : undefined,
    'Settlement Agent': agency,
    'Rel Settlement Agent': contactRef(agent),
    'Rel Escrow Number': escrowNumber(builder),
    ...replacement(builder, plan),
    'Rel APN': parcel(builder),
    'Property Type': builder.random.pick(words.PROPERTY_TYPES),
    Bank: builder.random.pick(words.BANKS),
    ...background(builder, parties),
  })
  return values.slice(0, limit)
}
