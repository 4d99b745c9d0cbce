/** The forty exchanges of the demonstration, in days around the anchor, so that every board has something on it. */

import type { MatterStatus } from '../rows'
import { DEMO_IDS } from './demo-people'
import type { ExchangePlan } from './exchange'

export type DemoPlan = ExchangePlan & {
  client: string
  coordinator: number
  id?: string
  cpa?: boolean
  broker?: boolean
}

type Extra = Partial<Omit<DemoPlan, 'client' | 'coordinator' | 'transfer'>>

function plan(client: string, coordinator: number, transfer: number | null, extra: Extra = {}): DemoPlan {
  const status: MatterStatus = transfer === null || transfer > 0 ? 'Pending' : 'Open'
  return { client, coordinator, transfer, status, ...extra }
}

/** The eighteen that the demonstration's coordinator has; the first two are the client's. */
const COORDINATORS_OWN: readonly DemoPlan[] = [
  plan('okafor', 0, -20, { id: DEMO_IDS.insideMatter, cpa: true, broker: true, identified: false }),
  plan('okafor', 0, -90, { id: DEMO_IDS.pastMatter, cpa: true }),
  plan('brandvold', 0, -44),
  plan('renner', 0, -43),
  plan('juniper', 0, -40, { day45Late: 1 }),
  plan('ramanathan', 0, -30),
  plan('tidewater', 0, -178),
  plan('eskildsen', 0, -174),
  plan('saltgrass', 0, -156),
  plan('ybarra', 0, -10),
  plan('threeforks', 0, 6),
  plan('morimoto', 0, 27),
  plan('fontaine', 0, -120),
  plan('aldervine', 0, null, { expected: 33 }),
  plan('northbank', 0, -8, { type: 'REVERSE' }),
  plan('pemberly', 0, -140, { status: 'Closed', identified: true }),
  plan('solheim', 0, -98, { failed: true }),
  plan('copper', 0, -5, { type: 'IMPROVEMENT' }),
]

const OTHERS: readonly DemoPlan[] = [
  plan('abernethy', 1, -45),
  plan('whitcomb', 2, -44),
  plan('haddadi', 3, -41),
  plan('pelican', 1, -37),
  plan('strothers', 2, -33, { broker: true }),
  plan('sagebrush', 3, -25),
  plan('olivarra', 1, -18, { type: 'SIMULTANEOUS' }),
  plan('vasko', 2, -14),
  plan('redwood', 3, -2),
  plan('carrowmore', 1, 2),
  plan('harrow', 2, 12),
  plan('tindall', 3, 19),
  plan('lantern', 1, 40),
  plan('lachance', 2, -72, { cpa: true }),
  plan('delmonte', 3, -105),
  plan('yarrow', 1, -150),
  plan('kessling', 2, -165),
  plan('juniper', 3, -179),
  plan('tidewater', 1, -176),
  plan('copper', 2, -192, { status: 'Closed', identified: false }),
  plan('saltgrass', 3, -200, { status: 'Archived', identified: true }),
  plan('harrow', 1, -55, { cancelled: 'Buyer defaulted; exchanger withdrew before closing', status: 'Open' }),
]

export const DEMO_PLANS: readonly DemoPlan[] = [...COORDINATORS_OWN, ...OTHERS]
