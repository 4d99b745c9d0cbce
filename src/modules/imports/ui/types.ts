import type { AnswerTo } from '../../../ui/api-client/client'

export type Preview = AnswerTo<'post', '/api/imports/contacts/preview'>
/** A row of a file as it would be taken over. */
export type ImportRow = Preview['rows'][number]
export type Column = Preview['columns'][number]
export type Imported = AnswerTo<'post', '/api/imports/contacts'>
export type PastImport = AnswerTo<'get', '/api/imports'>['docs'][number]
export type Target = NonNullable<Column['field']>
export type Encoding = NonNullable<Preview['encoding']>

/** The file as the API takes it: its bytes, whatever they are. */
export type SentFile = { fileName: string; base64: string }

/** What somebody says of a file that was only guessed. */
export type Choice = { sheet?: string; encoding?: Encoding; header?: number }

/** What was said before and what is said now; a line of one sheet says nothing of another. */
export const withChoice = ({ header, ...before }: Choice, now: Choice): Choice => ({
  ...before,
  ...(header === undefined || now.sheet !== undefined ? {} : { header }),
  ...now,
})

/** Which columns fill what, by their places; of several the first counts first. */
export type Mapping = Partial<Record<Target, number[]>>

export const FIELD_NAMES: Record<Target, string> = {
  displayName: 'Full name',
  firstName: 'First name',
  middleName: 'Middle name',
  lastName: 'Last name',
  suffix: 'Name suffix, as in Jr.',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  address: 'Whole address',
  street: 'Street',
  city: 'City',
  state: 'State',
  zip: 'ZIP code',
  country: 'Country',
  notes: 'Notes',
}
const isTarget = (name: string): name is Target => Object.hasOwn(FIELD_NAMES, name)
export const TARGETS = Object.keys(FIELD_NAMES).filter(isTarget)

export const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows, Western (1252)',
  'windows-1250': 'Windows, Central European (1250)',
  macintosh: 'Mac, Western',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
}
const isEncoding = (name: string): name is Encoding => Object.hasOwn(ENCODING_NAMES, name)
export const ENCODINGS = Object.keys(ENCODING_NAMES).filter(isEncoding)

/** The mapping that the columns of a preview stand for. */
export function mappingOf(columns: readonly Column[]): Mapping {
  const mapping: Mapping = {}
  for (const { field, index } of columns.toSorted((a, b) => a.rank - b.rank))
    if (field) mapping[field] = [...(mapping[field] ?? []), index]
  return mapping
}

/** The field that a column fills. */
export const fieldOf = (mapping: Mapping, index: number): Target | undefined =>
  TARGETS.find((target) => mapping[target]?.includes(index))

/** The mapping with a column taken for another field, or for none. */
export function withColumn(mapping: Mapping, index: number, target: Target | undefined): Mapping {
  const next: Mapping = {}
  for (const name of TARGETS) {
    const others = (mapping[name] ?? []).filter((entry) => entry !== index)
    const columns = name === target ? [...others, index] : others
    if (columns.length > 0) next[name] = columns
  }
  return next
}

/** Whether a contact gets a name by these columns. */
export const namesPeople = (mapping: Mapping): boolean =>
  (['displayName', 'firstName', 'lastName', 'company', 'email'] as const).some((name) => mapping[name])

const BASE64_STEP = 0x8000

/** Reads a file that was chosen. */
export async function readFile(file: File): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += BASE64_STEP)
    binary += String.fromCharCode(...bytes.subarray(at, at + BASE64_STEP))
  return { fileName: file.name, base64: btoa(binary) }
}
