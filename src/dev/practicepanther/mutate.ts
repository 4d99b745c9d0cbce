/** Changes of the firm while a reader is at work (practicepanther.md T4, T5). */

import { randomUUID } from 'node:crypto'
import { blankRow } from './blank'
import { fieldRef, fieldValue, type FieldInput } from './fields'
import { childOf, isObject, listOf, refId, textOf } from './json'
import { isChosen } from './list-faults'
import type { Json, JsonObject, Row, ValueType } from './rows'
import type { Mutation, Switches } from './schemas'
import type { Rec, Store } from './store'
import { naive, parseServed } from './time'

export type MutationContext = {
  store: Store
  switches: Switches
  /** The `updated_at` of the change. */ at: number
}
type Op<K extends Mutation['op']> = Extract<Mutation, { op: K }>

const REFERRING = ['matters', 'tasks', 'notes', 'events', 'calllogs'] as const

function need({ store }: MutationContext, entity: Rec['entity'], id: string): Rec {
  const record = store.get(entity, id)
  if (!record || record.state === 'purged') throw new Error(`${entity} has no ${id}`)
  return record
}

function stamped(row: Row, at: number): Row {
  return 'updated_at' in row ? { ...row, updated_at: naive(at) } : row
}

function insert(context: MutationContext, { entity, id, patch, group }: Op<'insert'>): void {
  const { store, at } = context
  const row: Row = { ...blankRow(entity, at), ...patch, id: id.toLowerCase() }
  store.put({
    entity,
    row,
    group: entity === 'customfields' ? (group ?? 'matter') : null,
    state: 'live',
    createdAt: timeOf(row, 'created_at') ?? at,
    updatedAt: timeOf(row, 'updated_at') ?? at,
  })
  if (entity === 'contacts') afterContactEdit(context, row)
  if (entity === 'accounts') insertPeople(context, row)
}

/** An account always has a primary contact (section 7), and its people are listed under `/contacts` too. */
function insertPeople({ store, at }: MutationContext, account: Row): void {
  const ref: JsonObject = { id: account.id, display_name: account.display_name ?? null }
  const given = childOf(account, 'primary_contact') ?? { display_name: ref.display_name ?? null }
  const people = [
    { ...given, is_primary_contact: true },
    ...listOf(account, 'other_contacts').filter(isObject),
  ]
  const rows = people.map((person): Row => ({
    ...blankRow('contacts', at),
    ...person,
    id: textOf(person, 'id') ?? randomUUID(),
    account_ref: ref,
  }))
  for (const row of rows)
    store.put({ entity: 'contacts', row, group: null, state: 'live', createdAt: at, updatedAt: at })
  const record = store.get('accounts', account.id)
  if (record)
    store.setRow(record, { ...record.row, primary_contact: rows[0] ?? null, other_contacts: rows.slice(1) })
}

function timeOf(row: Row, key: string): number | null {
  const text = textOf(row, key)
  return text === null ? null : parseServed(text)
}

function setField(store: Store, values: Json[], label: string, input: FieldInput): Json[] {
  const definition = store
    .all('customfields')
    .find(({ row, group }) => group === 'matter' && row.label === label)
  if (!definition) throw new Error(`no custom field is called ${label}`)
  const type = textOf(definition.row, 'value_type')
  const kept = values.filter(
    (value) => !isObject(value) || refId(value, 'custom_field_ref') !== definition.row.id,
  )
  if (input === null || !isValueType(type)) return kept
  const ref = fieldRef({
    id: definition.row.id,
    label,
    value_type: type,
    dropdown_list_values: null,
    help_text: null,
    tooltip: null,
  })
  return [...kept, fieldValue(ref, input)]
}

const VALUE_TYPES: ReadonlySet<string> = new Set<ValueType>([
  'TextBox',
  'Date',
  'DateTime',
  'Number',
  'Currency',
  'TextEditor',
  'DropDownList',
  'Checkbox',
  'Contact',
])

function isValueType(text: string | null): text is ValueType {
  return text !== null && VALUE_TYPES.has(text)
}

function update(context: MutationContext, { entity, id, patch, fields, bump }: Op<'update'>): void {
  const { store, at } = context
  const record = need(context, entity, id)
  let values = listOf(record.row, 'custom_field_values')
  for (const [label, input] of Object.entries(fields)) values = setField(store, values, label, input)
  const changed: Row = {
    ...record.row,
    ...(Object.keys(fields).length > 0 ? { custom_field_values: values } : {}),
  }
  const row: Row = { ...(bump ? stamped(changed, at) : changed), ...patch, id: record.row.id }
  store.setRow(record, row, timeOf(row, 'updated_at') ?? (bump ? at : record.updatedAt))
  if (entity === 'contacts') {
    afterContactEdit(context, row)
    store.rebuildPeople(refId(record.row, 'account_ref') ?? '')
  }
  if (context.switches.rename_updates_refs === 'yes') renameRefs(store, record, row)
}

function afterContactEdit({ store, switches, at }: MutationContext, contact: Row): void {
  const accountId = refId(contact, 'account_ref') ?? ''
  store.rebuildPeople(accountId)
  const account = store.get('accounts', accountId)
  if (account && switches.contact_edit_bumps_account === 'yes')
    store.setRow(account, stamped(account.row, at), at)
}

/** Names inside references are copies of one name (section 7), and no rename touches the rows' own `updated_at`. */
function renameRefs(store: Store, before: Rec, row: Row): void {
  const name = row.display_name ?? null
  if (name === before.row.display_name) return
  const key = before.entity === 'accounts' ? 'account_ref' : 'matter_ref'
  if (before.entity !== 'accounts' && before.entity !== 'matters') return
  for (const entity of [...REFERRING, 'contacts', 'relationships'] as const) {
    for (const record of store.all(entity)) {
      if (refId(record.row, key) !== row.id) continue
      const ref: JsonObject = { id: row.id, display_name: name }
      store.setRow(record, { ...record.row, [key]: ref })
    }
  }
  if (before.entity === 'accounts') store.rebuildPeople(row.id)
}

function restore(context: MutationContext, { entity, id }: Op<'restore'>): void {
  const record = need(context, entity, id)
  const bumps = context.switches.restore_bumps_updated_at === 'yes'
  const row = bumps ? stamped(record.row, context.at) : record.row
  context.store.put({ ...record, row, state: 'live', updatedAt: bumps ? context.at : record.updatedAt })
}

/** Merging is done by hand there: everything moves to B, then A is deleted (section 9). */
function merge(context: MutationContext, { id, into }: Op<'merge'>): void {
  const { store, at } = context
  const target = need(context, 'accounts', into)
  const ref: JsonObject = { id: target.row.id, display_name: target.row.display_name ?? null }
  for (const entity of REFERRING) {
    for (const record of store.all(entity)) {
      if (refId(record.row, 'account_ref') === id)
        store.setRow(record, stamped({ ...record.row, account_ref: ref }, at), at)
    }
  }
  store.setState('accounts', need(context, 'accounts', id).row.id, 'deleted')
}

function hide({ store }: MutationContext, { entity, ids, fraction, user }: Op<'hide'>): void {
  const chosen =
    ids ??
    store
      .all(entity)
      .map((record) => record.row.id)
      .filter((id) => isChosen(id, fraction))
  store.hide(user ?? '*', entity, chosen)
}

function endRow(
  context: MutationContext,
  entity: Rec['entity'],
  id: string,
  state: 'deleted' | 'purged',
): void {
  const record = need(context, entity, id)
  context.store.setState(entity, record.row.id, state)
  if (entity === 'contacts') afterContactEdit(context, record.row)
}

/** Carries a change out. */
export function applyMutation(context: MutationContext, mutation: Mutation): void {
  switch (mutation.op) {
    case 'insert': {
      insert(context, mutation)
      return
    }
    case 'update': {
      update(context, mutation)
      return
    }
    case 'delete': {
      endRow(context, mutation.entity, mutation.id, 'deleted')
      return
    }
    case 'purge': {
      endRow(context, mutation.entity, mutation.id, 'purged')
      return
    }
    case 'restore': {
      restore(context, mutation)
      return
    }
    case 'merge': {
      merge(context, mutation)
      return
    }
    case 'hide': {
      hide(context, mutation)
      return
    }
    case 'show': {
      context.store.show(mutation.user ?? '*', mutation.entity)
      return
    }
  }
}
