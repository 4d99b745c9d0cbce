/** How a property is described without ambiguity (Reg. 1.1031(k)-1(c)(3)). */
export const DESCRIPTIONS = ['street-address', 'legal-description', 'distinguishable-name'] as const
export type DescriptionKind = (typeof DESCRIPTIONS)[number]

/** What each is called, on screen and on paper. */
export const DESCRIPTION_NAMES: Record<DescriptionKind, string> = {
  'street-address': 'Street address',
  'legal-description': 'Legal description',
  'distinguishable-name': 'Name that tells it apart',
}

/** Words of somebody who has not decided yet. */
const UNDECIDED =
  /\b(?:some(?:where|thing|place)?|any(?:where|thing)?|to be (?:determined|decided|named|found)|tb[adi]|unknown|undecided|not (?:yet )?(?:sure|known|decided)|(?:or )?similar|one of|nearby)\b/i
/** A kind of property with nothing but a place: "an apartment building in Reno". */
const KIND_ALONE =
  /\b(?:property|properties|house|home|apartment|condo(?:minium)?|duplex|building|office|warehouse|store|shop|hotel|land|lot|farm|ranch|real estate)s?\s+(?:in|near|at|around|on|by|outside)\b/i
/** What the land registry calls a piece of land. */
const RECORDED =
  /\b(?:lots?|blocks?|section|township|range|parcel|tract|units?|plat|book|page|volume|map|apn|subdivision|survey|abstract|document|instrument|quarter|addition|metes|thence)\b/i

const hasNumber = (text: string) => /\p{N}/u.test(text)
/** A part after a comma or in a line of its own, a ZIP code, or a state at the end. */
const hasPlace = (text: string) => /[,،、，\n]\s*\S|\b\d{5}(?:-\d{4})?\b|\b[A-Z]{2}\.?\s*$/u.test(text)
/** Scripts without capital letters have no such thing to look for. */
const hasName = (text: string) => /\p{Lu}|\p{Lo}/u.test(text)

/**
 * Why a description may be mistaken for another property, as a sentence; null where nothing speaks
 * against it. Only a hint before signing: what identifies a property without ambiguity is not for a
 * program to decide (Reg. 1.1031(k)-1(c)(3), domain.md 2.1).
 */
export function descriptionProblem(kind: DescriptionKind, description: string): string | null {
  if (kind === 'legal-description')
    return RECORDED.test(description) && hasNumber(description)
      ? null
      : 'A legal description names the lot and block, the section, the parcel number or the recorded document.'
  if (UNDECIDED.test(description) || (KIND_ALONE.test(description) && !hasNumber(description)))
    return 'It does not say which property is meant.'
  if (kind === 'street-address')
    return hasNumber(description) && hasPlace(description)
      ? null
      : 'A street address has the number, the street, and the city with its state or ZIP code.'
  return hasName(description)
    ? null
    : 'A name has to tell it apart, such as that of a building, with its city.'
}
