/** The demonstration's firm: forty exchanges that people are shown. */

import type { Account, Contact, Firm, Matter, User } from '../rows'
import { FirmBuilder, type Person } from './builder'
import {
  DEMO_CLIENTS,
  DEMO_COORDINATORS,
  DEMO_EMAILS,
  DEMO_IDS,
  DEMO_PROFESSIONALS,
  type DemoClient,
} from './demo-people'
import { DEMO_PLANS, type DemoPlan } from './demo-plans'
import { exchangeValues, makeAddress, makePhone } from './exchange'
import { FIRST_NAMES, LAST_NAMES } from './words'
import { addAppointments, addExchangeNotes, addExchangeTasks } from './work'

type Cast = { users: User[]; clients: Map<string, Account>; professionals: Map<string, Contact> }

function need<K, V>(map: Map<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demonstration has no ${String(key)}`)
  return value
}

/** The coordinators who work on any exchange of this client. */
function workers(users: User[], client: string): User[] {
  return users.filter((_, index) =>
    DEMO_PLANS.some((plan) => plan.client === client && plan.coordinator === index),
  )
}

/** Some companies have a bookkeeper besides the person who signs. */
function colleagues(builder: FirmBuilder, client: DemoClient): Person[] {
  if (!client.company || builder.random.chance(0.5)) return []
  const [first, last] = [builder.random.pick(FIRST_NAMES), builder.random.pick(LAST_NAMES)]
  return [{ first, last, email: mailOf(client.key, first, last), phone: makePhone(builder) }]
}

function mailOf(domain: string, first: string, last: string): string {
  return `${first}.${last}@${domain}.example`.toLowerCase()
}

function addClient(builder: FirmBuilder, users: User[], client: DemoClient): Account {
  const isSignIn = client.key === 'okafor'
  const mail = mailOf(client.company ? client.key : 'mail', client.first, client.last)
  return builder.addAccount({
    company: client.company,
    address: makeAddress(builder),
    users: workers(users, client.key),
    touched: builder.moment(-90, -2),
    id: isSignIn ? DEMO_IDS.clientAccount : undefined,
    people: [
      {
        first: client.first,
        last: client.last,
        email: isSignIn ? DEMO_EMAILS.client : mail,
        phone: makePhone(builder),
        id: isSignIn ? DEMO_IDS.clientContact : undefined,
      },
      ...colleagues(builder, client),
    ],
  })
}

function addCast(builder: FirmBuilder): Cast {
  const users = DEMO_COORDINATORS.map((user) =>
    builder.addUser(user.first, user.last, user.email, true, user.id),
  )
  const clients = new Map(DEMO_CLIENTS.map((client) => [client.key, addClient(builder, users, client)]))
  const professionals = new Map(
    DEMO_PROFESSIONALS.map(({ key, company, ...person }) => {
      const account = builder.addAccount({
        company,
        people: [{ ...person, phone: makePhone(builder) }],
        address: makeAddress(builder),
        users: [],
        tags: ['Professional'],
        touched: builder.moment(-300, -60),
      })
      return [key, account.primary_contact]
    }),
  )
  return { users, clients, professionals }
}

function addRelations(
  builder: FirmBuilder,
  plan: DemoPlan,
  matter: Matter,
  cast: Cast,
  agent: Contact,
): void {
  if (plan.cpa) builder.addRelationship(need(cast.professionals, 'cpa'), matter, 'CPA')
  if (plan.broker) builder.addRelationship(need(cast.professionals, 'broker'), matter, 'Broker')
  if (builder.random.chance(0.25))
    builder.addRelationship(need(cast.professionals, 'attorney'), matter, 'Attorney')
  builder.addRelationship(agent, matter, 'Settlement Agent')
}

function addExchange(builder: FirmBuilder, plan: DemoPlan, cast: Cast): void {
  const client = DEMO_CLIENTS.find((each) => each.key === plan.client)
  const account = need(cast.clients, plan.client)
  const users = cast.users.slice(plan.coordinator, plan.coordinator + 1)
  const agent = need(cast.professionals, `escrow-${builder.random.int(1, 3)}`)
  const property = makeAddress(builder)
  const opened = (plan.transfer ?? plan.expected ?? 30) - builder.random.int(42, 75)
  const matter = builder.addMatter({
    account,
    users,
    id: plan.id,
    status: plan.status,
    opened: builder.day(Math.min(opened, -3)),
    closed: plan.status === 'Closed' || plan.status === 'Archived' ? builder.day(-12) : null,
    name: `${client?.company ? account.display_name : (client?.last ?? '')} - ${property.street}, ${property.city}`,
    values: exchangeValues(builder, plan, {
      vesting: account.display_name,
      signatory: client?.title ?? '',
      property,
      agent,
      agency: agent.account_ref.display_name ?? '',
    }),
    touched: builder.moment(-30, -1),
  })
  addRelations(builder, plan, matter, cast, agent)
  addExchangeTasks(builder, matter, plan, users, builder.random.int(5, 8))
  addExchangeNotes(builder, matter, plan, users, builder.random.int(1, 3))
  addAppointments(builder, matter, plan, users)
}

/** Forty exchanges around the anchor, with the people whom the demonstration's sign-ins belong to. */
export function makeDemoFirm(seed: number, anchor: string): Firm {
  const builder = new FirmBuilder('demo', seed, anchor)
  const cast = addCast(builder)
  for (const plan of DEMO_PLANS) addExchange(builder, plan, cast)
  builder.firm.tags = {
    account: [{ name: 'Professional', created_at: `${builder.day(-900)}T16:00:00` }],
    matter: [],
    activity: [],
  }
  return builder.firm
}
