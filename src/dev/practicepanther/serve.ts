/** A row as it is served: the stored row after the switches that change its shape (practicepanther.md T2). */

import { createHash } from 'node:crypto'
import { canonicalJson, isObject, listOf, textOf } from './json'
import type { JsonObject, Row } from './rows'
import type { Switches } from './schemas'
import type { Rec } from './store'

const UNKNOWN_STATUS = new Map([
  ['matters', 'OnHold'],
  ['tasks', 'Deferred'],
  ['contacts', 'Prospect'],
])

function withoutStatus(contact: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(contact).filter(([key]) => key !== 'status'))
}

function hideContactStatus(record: Rec, row: Row): Row {
  if (record.entity === 'contacts') return { ...withoutStatus(row), id: row.id }
  if (record.entity !== 'accounts') return row
  const primary = row.primary_contact
  return {
    ...row,
    primary_contact: isObject(primary) ? withoutStatus(primary) : null,
    other_contacts: listOf(row, 'other_contacts').map((each) =>
      isObject(each) ? withoutStatus(each) : each,
    ),
  }
}

/** About every seventh row gets a status that no description names (section 7: tolerate unknown enum values). */
function withUnknownStatus(record: Rec, row: Row): Row {
  const status = UNKNOWN_STATUS.get(record.entity)
  const isChosen = Number.parseInt(row.id.slice(0, 4), 16) % 7 === 0
  return status !== undefined && isChosen && textOf(row, 'status') !== null ? { ...row, status } : row
}

/** The row as the vendor would send it. */
export function servedRow(record: Rec, switches: Switches): Row {
  let row = record.row
  if (switches.contact_status_field === 'absent') row = hideContactStatus(record, row)
  if (switches.extra_unknown_enum === 'on') row = withUnknownStatus(record, row)
  if (switches.extra_unknown_field === 'on')
    row = { ...row, row_revision: { stamp: 'AAAAAAAB0fQ=', parts: [1, null] } }
  return row
}

/** The served row as text, made once per record. */
export function servedJson(record: Rec, switches: Switches): string {
  record.json ??= JSON.stringify(servedRow(record, switches))
  return record.json
}

/** sha-256 of the canonical JSON of the row as served, made once per record. */
export function servedHash(record: Rec, switches: Switches): string {
  record.hash ??= createHash('sha256')
    .update(canonicalJson(servedRow(record, switches)))
    .digest('hex')
  return record.hash
}
