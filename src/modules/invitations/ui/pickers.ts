import type { Pick } from '../../../ui/forms/pick'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const SHOWN = 8
type Doc = Record<string, unknown>

/** Where each kind of record is looked for, and what is shown of it. */
export const CONTACTS = {
  find: (q: string) => `/api/contacts/search?limit=${SHOWN}&q=${encodeURIComponent(q)}`,
  read: (doc: Doc): Pick => ({
    id: text(doc['id']),
    name: text(doc['displayName']) || text(doc['email']) || 'No name',
    detail: [doc['email'], doc['accountName']].map(text).filter(Boolean).join(', '),
  }),
}
export const EXCHANGES = {
  find: (q: string) => `/api/portal/exchanges?limit=${SHOWN}&q=${encodeURIComponent(q)}`,
  read: (doc: Doc): Pick => ({
    id: text(doc['id']),
    name: text(doc['name']),
    detail: [doc['exchangeNumber'], doc['clientName']].map(text).filter(Boolean).join(', '),
  }),
}
export const AGENCIES = {
  find: (q: string) =>
    `/api/agencies?depth=0&limit=${SHOWN}&sort=name&where[name][contains]=${encodeURIComponent(q)}`,
  read: (doc: Doc): Pick => ({ id: text(doc['id']), name: text(doc['name']), detail: '' }),
}
