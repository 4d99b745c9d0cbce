import type { CalendarDate } from '../dates'
import type { DispositionException } from '../related'
import type { Warning } from '../warning'

/** What Parts I and II of Form 8824 are filled in from. */
export type PartsInput = {
  relinquishedDescription: string
  replacementDescription: string
  acquiredOn: CalendarDate | null
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  /** The day of the signed notice; of several the one that counts. */
  identifiedOn: CalendarDate | null
  receivedOn: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  relatedParty: {
    name: string
    relationship: string
    address: string
    taxId?: string | undefined
    /** Line 9: the related party disposed of what it received within two years. */
    theyDisposed: boolean
    /** Line 10: the taxpayer disposed of what they received within two years. */
    youDisposed: boolean
    exception: DispositionException | null
  } | null
}

/** A line of Part I or II: text, a date, yes or no, or nothing. */
export type PartLine = string | boolean | null
export type Form8824Parts = { lines: Record<string, PartLine>; warnings: Warning[] }

/** Line 5: property received within the identification period was identified by its receipt. */
function identifiedLine({
  identifiedOn,
  receivedOn,
  identificationDeadline,
}: PartsInput): CalendarDate | null {
  if (receivedOn !== null && identificationDeadline !== null && receivedOn <= identificationDeadline) {
    return identifiedOn !== null && identifiedOn < receivedOn ? identifiedOn : receivedOn
  }
  return identifiedOn
}

const EXCEPTION_LINES: Record<DispositionException, string> = {
  death: '11a',
  'involuntary-conversion': '11b',
  'no-tax-avoidance': '11c',
}

function relatedLines(party: PartsInput['relatedParty']): Record<string, PartLine> {
  if (party === null) return {}
  const { name, relationship, taxId, address, theyDisposed, youDisposed, exception } = party
  const disposed = theyDisposed || youDisposed
  return {
    8: [name, relationship, taxId ?? '', address].filter((text) => text !== '').join(', '),
    9: theyDisposed,
    10: youDisposed,
    ...(disposed && exception ? { [EXCEPTION_LINES[exception]]: true } : {}),
  }
}

function warningsOf(input: PartsInput, identified: CalendarDate | null): Warning[] {
  const { receivedOn, exchangeDeadline, identificationDeadline, relatedParty: party } = input
  const late = identified !== null && identificationDeadline !== null && identified > identificationDeadline
  const tooLate = receivedOn !== null && exchangeDeadline !== null && receivedOn > exchangeDeadline
  const triggered = party !== null && (party.theyDisposed || party.youDisposed) && party.exception === null
  return [
    ...(late
      ? [
          {
            code: 'identified-late',
            message: 'Line 5 is after the identification deadline: the property is not like-kind.',
          },
        ]
      : []),
    ...(tooLate
      ? [
          {
            code: 'received-late',
            message: 'Line 6 is after the exchange deadline: the property is not like-kind.',
          },
        ]
      : []),
    ...(triggered
      ? [
          {
            code: 'related-disposition',
            message:
              'A disposition within two years ends the deferral: report the gain from line 24 in the year of the disposition.',
          },
        ]
      : []),
  ]
}

/**
 * Parts I and II of Form 8824 (domain.md 3.2): lines 1 to 7 of every exchange, and 8 to 11 of one
 * with a related party. Dates as `YYYY-MM-DD`; what is not known yet is null.
 */
export function formParts(input: PartsInput): Form8824Parts {
  const identified = identifiedLine(input)
  return {
    lines: {
      1: input.relinquishedDescription,
      2: input.replacementDescription,
      3: input.acquiredOn,
      4: input.transferDate,
      5: identified,
      6: input.receivedOn,
      7: input.relatedParty !== null,
      ...relatedLines(input.relatedParty),
    },
    warnings: warningsOf(input, identified),
  }
}
