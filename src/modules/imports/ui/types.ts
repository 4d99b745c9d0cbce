/** A row of a file as it would be taken over. */
export type ImportRow = {
  line: number
  record: { displayName: string; email: string; phone: string; company: string }
  problems: { field: string; message: string }[]
  duplicate: { displayName: string; by: 'email' | 'name'; line: number | null } | null
  action: 'create' | 'skip' | 'error'
}
export type Counts = { total: number; create: number; skip: number; error: number }
export type Mapping = Record<string, string>
export type Preview = { headers: string[]; mapping: Mapping; counts: Counts; rows: ImportRow[] }
export type Imported = { message: string; doc: { id: string; counts: Counts; left: ImportRow[] } }
export type PastImport = {
  id: string
  fileName: string
  made: number
  state: 'COMMITTED' | 'UNDONE'
  person: { displayName: string } | null
  createdAt: string
  undoneAt: string | null
}

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
