/** The query parameters of every list, exactly those of practicepanther.md section 6; all others are ignored. */

import { childOf, isObject, listOf, refId, textOf } from './json'
import { parseParam, type ParamType } from './params'
import type { Entity, JsonObject } from './rows'
import type { Switches } from './schemas'
import type { Rec, Store } from './store'
import { parseServed } from './time'

type Value = string | number
type Context = { store: Store; switches: Switches }
type Filter = { type: ParamType; test(record: Rec, value: Value, context: Context): boolean }
type Filters = Record<string, Filter>

const hasUser = (row: JsonObject, id: Value): boolean =>
  listOf(row, 'assigned_to_users').some((user) => isObject(user) && user.id === id)

const hasTag = (row: JsonObject, tag: Value): boolean =>
  listOf(row, 'tags').some((each) => typeof each === 'string' && each.toLowerCase() === tag)

const accountOf = (record: Rec, { store }: Context): JsonObject | null =>
  store.get('accounts', refId(record.row, 'account_ref') ?? '')?.row ?? null

function since(at: number, value: Value, { switches }: Context): boolean {
  const from = Number(value)
  return switches.since === 'inclusive' ? at >= from : at > from
}

function contains(row: JsonObject, keys: readonly string[], value: Value): boolean {
  return keys.some((key) => textOf(row, key)?.toLowerCase().includes(String(value)) === true)
}

const byRef = (key: string): Filter => ({ type: 'uuid', test: ({ row }, value) => refId(row, key) === value })

const byDate = (key: string, isEnough: (at: number, limit: number) => boolean): Filter => ({
  type: 'date',
  test: ({ row }, value) => {
    const text = textOf(row, key)
    return text !== null && isEnough(parseServed(text), Number(value))
  },
})

const between = (name: string, key: string): Filters => ({
  [`${name}_from`]: byDate(key, (at, limit) => at >= limit),
  [`${name}_to`]: byDate(key, (at, limit) => at <= limit),
})

const byStatus = (values: readonly string[]): Filter => ({
  type: values,
  test: ({ row }, value) => row.status === value,
})

const TIMES: Filters = {
  created_since: { type: 'date', test: (record, value, context) => since(record.createdAt, value, context) },
  updated_since: { type: 'date', test: (record, value, context) => since(record.updatedAt, value, context) },
}
const ASSIGNED: Filters = {
  assigned_to_user_id: { type: 'uuid', test: ({ row }, value) => hasUser(row, value) },
}
const ACCOUNT: Filters = { account_id: byRef('account_ref') }
const MATTER: Filters = { matter_id: byRef('matter_ref') }
const ACCOUNT_TAG: Filters = {
  account_tag: {
    type: 'text',
    test: (record, value, context) => hasTag(accountOf(record, context) ?? {}, value),
  },
}
const TAG: Filter = { type: 'text', test: ({ row }, value) => hasTag(row, value) }
const search = (...keys: string[]): Filters => ({
  search_text: { type: 'text', test: ({ row }, value) => contains(row, keys, value) },
})
const ACTIVITY: Filters = { ...ASSIGNED, ...ACCOUNT, ...MATTER, ...TIMES, activity_tag: TAG }
const PERSON_KEYS = ['display_name', 'first_name', 'last_name', 'email']

const FILTERS: Record<Entity, Filters> = {
  accounts: {
    ...ASSIGNED,
    ...TIMES,
    account_tag: TAG,
    apiconsumer: { type: ['Unknown', 'Zapier'], test: () => true },
    search_text: {
      type: 'text',
      test: ({ row }, value) =>
        contains(row, ['display_name', 'company_name'], value) ||
        contains(childOf(row, 'primary_contact') ?? {}, PERSON_KEYS, value),
    },
  },
  contacts: {
    assigned_to_user_id: {
      type: 'uuid',
      test: (record, value, context) => hasUser(accountOf(record, context) ?? {}, value),
    },
    ...ACCOUNT,
    ...TIMES,
    ...search(...PERSON_KEYS),
    ...ACCOUNT_TAG,
    status: byStatus(['Active', 'Archived']),
    company_name: {
      type: 'text',
      test: (record, value, context) =>
        textOf(accountOf(record, context) ?? {}, 'company_name')?.toLowerCase() === value,
    },
  },
  matters: {
    ...ASSIGNED,
    ...ACCOUNT,
    ...TIMES,
    ...search('display_name', 'name', 'notes'),
    ...ACCOUNT_TAG,
    matter_tag: TAG,
    status: byStatus(['Open', 'Pending', 'Closed', 'Archived']),
  },
  tasks: {
    ...ACTIVITY,
    ...between('due_date', 'due_date'),
    status: byStatus(['NotCompleted', 'InProgress', 'Completed', 'Conditional']),
  },
  notes: { ...ACTIVITY, ...between('date', 'date') },
  events: { ...ACTIVITY, ...between('date', 'start_date_time') },
  calllogs: { ...ACTIVITY, ...between('date', 'date') },
  relationships: {
    ...TIMES,
    ...MATTER,
    contact_id: byRef('contact_ref'),
    account_id: {
      type: 'uuid',
      test: ({ row }, value, { store }) =>
        refId(store.get('matters', refId(row, 'matter_ref') ?? '')?.row ?? {}, 'account_ref') === value,
    },
  },
  users: {
    ...TIMES,
    email_address: { type: 'text', test: ({ row }, value) => textOf(row, 'email')?.toLowerCase() === value },
  },
  customfields: TIMES,
}

/** Names and values are reported as ASP.NET does for a parameter that it cannot bind (section 3). */
export type ModelState = Record<string, string[]>
export type Compiled = { matches(record: Rec): boolean; named: Set<string>; errors: ModelState }

/** Turns a query into one test; a malformed value is dropped or reported, by the switch `malformed_param`. */
export function compileFilters(entity: Entity, query: URLSearchParams, context: Context): Compiled {
  const tests: ((record: Rec) => boolean)[] = []
  const named = new Set<string>()
  const errors: ModelState = {}
  for (const [name, text] of query) {
    const key = name.toLowerCase()
    const filter = Object.hasOwn(FILTERS[entity], key) ? FILTERS[entity][key] : undefined
    if (!filter || text === '' || named.has(key)) continue
    const value = parseParam(filter.type, text, context.switches)
    if (value === null) {
      errors[name] = [`The value '${text}' is not valid for ${name}.`]
    } else {
      named.add(key)
      tests.push((record) => filter.test(record, value, context))
    }
  }
  return { matches: (record) => tests.every((test) => test(record)), named, errors }
}
