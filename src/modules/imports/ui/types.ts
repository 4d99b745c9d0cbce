import type { AnswerTo } from '../../../ui/api-client/client'

export type Preview = AnswerTo<'post', '/api/imports/contacts/preview'>
/** A row of a file as it would be taken over. */
export type ImportRow = Preview['rows'][number]
export type Counts = Preview['counts']
export type Mapping = Preview['mapping']
export type Imported = AnswerTo<'post', '/api/imports/contacts'>
export type PastImport = AnswerTo<'get', '/api/imports'>['docs'][number]

/** The file as the API takes it: a CSV as text, an Excel file as base64. */
export type SentFile = { fileName: string; text?: string; base64?: string }

export const FIELD_NAMES = {
  displayName: 'Full name',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  address: 'Address',
  notes: 'Notes',
} as const

const BASE64_STEP = 0x8000

/** Reads a file that was chosen. */
export async function readFile(file: File): Promise<SentFile> {
  if (!/\.xlsx$/i.test(file.name)) return { fileName: file.name, text: await file.text() }
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += BASE64_STEP)
    binary += String.fromCharCode(...bytes.subarray(at, at + BASE64_STEP))
  return { fileName: file.name, base64: btoa(binary) }
}
