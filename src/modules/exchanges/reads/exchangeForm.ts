import type { Database } from '../../../core/database/database'
import type { Actor } from '../../../core/access/actor'
import { isoInstant } from '../../../core/database/instant'
import { readExchange } from './exchange'
import { rowsOf, Values } from '../../../core/database/statement'
import type { ExchangeValues, Origins } from '../ui/form/values'
import { typedDollars } from '../../../ui/forms/dollars'

/** Who may run an exchange: the firm's own people. */
export async function coordinatorsOf(db: Database): Promise<{ id: string; name: string }[]> {
  return rowsOf(
    db,
    `select id, display_name as name from users where active and role in ('admin', 'coordinator') order by lower(display_name), id`,
    new Values(),
  )
}

type Stored = {
  coordinator: string | null
  type: Exclude<ExchangeValues['type'], ''> | null
  updatedAt: string
  base: Record<string, unknown> | null
  own: Record<string, unknown>
}

/** The fields that the sync fills in, and under which name it stores what the source last said. */
const FOLLOWED = [
  'name',
  'type',
  'coordinator',
  'relinquishedValueCents',
  'proceedsCents',
  'expectedClosingDate',
  'relinquishedTransferDate',
] as const

const same = (one: unknown, other: unknown) => String(one ?? '') === String(other ?? '')

/** Whether each field still says what the source said last, or what somebody entered here. */
function originsOf({ base, own }: Stored): Origins {
  if (!base) return {}
  return Object.fromEntries(
    FOLLOWED.filter((field) => field in base).map((field) => [
      field,
      same(base[field], own[field]) ? 'synced' : 'entered',
    ]),
  )
}

const STORED = `select ${isoInstant('updated_at')} as "updatedAt", coordinator_id as coordinator, type, pp_base as base, jsonb_build_object('name', name, 'type', type, 'coordinator', coordinator_id, 'relinquishedValueCents', relinquished_value_cents,
  'proceedsCents', proceeds_cents, 'expectedClosingDate', expected_closing_date, 'relinquishedTransferDate', relinquished_transfer_date) as own from exchanges where id = `

/** An exchange as its form begins, and where its values came from; null when it is not the person's. */
export async function formOf(
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ values: ExchangeValues; origins: Origins; updatedAt: string } | null> {
  const exchange = await readExchange(db, actor, id)
  const parameters = new Values()
  const [stored] = exchange ? await rowsOf<Stored>(db, STORED + parameters.add(id), parameters) : []
  if (!exchange || !stored) return null
  const values: ExchangeValues = {
    name: exchange.name,
    type: stored.type ?? '',
    client: exchange.clientId ? { id: exchange.clientId, name: exchange.clientName ?? '', detail: '' } : null,
    coordinator: stored.coordinator ?? '',
    taxpayerType: exchange.taxpayerType ?? '',
    expectedClosingDate: exchange.expectedClosingDate ?? '',
    relinquishedTransferDate: exchange.relinquishedTransferDate ?? '',
    transferEvidence: exchange.transferEvidence ?? '',
    extensionFiled: exchange.extensionFiled,
    returnDueDate: exchange.returnDueDate ?? '',
    extendedDueDate: exchange.extendedDueDate ?? '',
    extensionEvidence: exchange.extensionEvidence ?? '',
    parkedOn: exchange.parkedOn ?? '',
    relinquishedValueCents: typedDollars(exchange.relinquishedValueCents),
    proceedsCents: typedDollars(exchange.proceedsCents),
    notes: exchange.notes ?? '',
  }
  return { values, origins: originsOf(stored), updatedAt: stored.updatedAt }
}
