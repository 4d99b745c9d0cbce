/** The people of the demonstration. All are invented. */

/** Ids that others may refer to: they follow from a name and never from the seed or the anchor. */
import { stableId } from '../random'

export const DEMO_EMAILS = {
  coordinator: 'coordinator@peak1031.example',
  client: 'client@peak1031.example',
  thirdParty: 'thirdparty@peak1031.example',
  agency: 'agency@peak1031.example',
} as const

export const DEMO_IDS = {
  coordinatorUser: stableId('demo:user:coordinator'),
  clientContact: stableId('demo:contact:client'),
  clientAccount: stableId('demo:account:client'),
  thirdPartyContact: stableId('demo:contact:third-party'),
  agencyContact: stableId('demo:contact:agency'),
  /** The client's exchange inside its 45 days. */
  insideMatter: stableId('demo:matter:inside'),
  /** The client's exchange past day 45 and inside its 180 days. */
  pastMatter: stableId('demo:matter:past'),
} as const

export type DemoClient = { key: string; company: string | null; first: string; last: string; title?: string }

const person = (key: string, first: string, last: string): DemoClient => ({ key, company: null, first, last })
const company = (key: string, name: string, first: string, last: string, title: string): DemoClient => ({
  key,
  company: name,
  first,
  last,
  title,
})

export const DEMO_CLIENTS: readonly DemoClient[] = [
  person('okafor', 'Martin', 'Okafor'),
  person('brandvold', 'Helena', 'Brandvold'),
  person('renner', 'Tobias', 'Renner'),
  person('ramanathan', 'Priya', 'Ramanathan'),
  person('eskildsen', 'Walter', 'Eskildsen'),
  person('ybarra', 'Josefina', 'Ybarra'),
  person('morimoto', 'Kenji', 'Morimoto'),
  person('fontaine', 'Adele', 'Fontaine-Cruz'),
  person('pemberly', 'Gareth', 'Pemberly'),
  person('solheim', 'Ingrid', 'Solheim'),
  person('abernethy', 'Leonard', 'Abernethy'),
  person('haddadi', 'Noor', 'Haddadi'),
  person('strothers', 'Calvin', 'Strothers'),
  person('olivarra', 'Beatriz', 'Olivarra'),
  person('vasko', 'Dmitri', 'Vasko'),
  person('carrowmore', 'Fiona', 'Carrowmore'),
  person('tindall', 'Samuel', 'Tindall'),
  person('lachance', 'Yvette', 'Lachance'),
  person('delmonte', 'Oscar', 'Delmonte'),
  person('kessling', 'Ruthanne', 'Kessling'),
  company('juniper', 'Juniper Ridge Holdings LLC', 'Malcolm', 'Ferreira', 'Manager'),
  company('tidewater', 'Tidewater Storage Partners LP', 'Annika', 'Voss', 'General Partner'),
  company('saltgrass', 'Saltgrass Properties LLC', 'Desmond', 'Achterberg', 'Member'),
  company('threeforks', 'Three Forks Land Company', 'Lucinda', 'Marchetti', 'President'),
  company('aldervine', 'Alder & Vine Vineyards Inc.', 'Pascal', 'Durand-Hale', 'President'),
  company('northbank', 'Northbank Self Storage LLC', 'Imogen', 'Rask', 'Manager'),
  company('copper', 'Copper Basin Apartments LLC', 'Reuben', 'Calloway', 'Managing Member'),
  company('whitcomb', 'Whitcomb Orchard Trust', 'Sylvia', 'Whitcomb', 'Trustee'),
  company('pelican', 'Pelican Point Ventures LLC', 'Anton', 'Grebner', 'Manager'),
  company('sagebrush', 'Sagebrush Medical Plaza LLC', 'Farida', 'Noorani', 'Manager'),
  company('redwood', 'Redwood Quay Investments LLC', 'Elliot', 'Sandoval-Price', 'Member'),
  company('harrow', 'Harrow Creek Ranch LLC', 'Opal', 'Jernigan', 'Member'),
  company('lantern', 'Lantern Hill Hospitality Inc.', 'Victor', 'Amundsen', 'Secretary'),
  company('yarrow', 'Yarrow Street Lofts LLC', 'Camille', 'Ostrander', 'Manager'),
]

export type DemoProfessional = {
  key: string
  company: string
  first: string
  last: string
  email: string
  id?: string
}

export const DEMO_PROFESSIONALS: readonly DemoProfessional[] = [
  {
    key: 'cpa',
    company: 'Marsh & Loring CPAs LLP',
    first: 'Ellen',
    last: 'Marsh',
    email: DEMO_EMAILS.thirdParty,
    id: DEMO_IDS.thirdPartyContact,
  },
  {
    key: 'broker',
    company: 'Lindqvist Realty Advisors',
    first: 'Rosa',
    last: 'Lindqvist',
    email: DEMO_EMAILS.agency,
    id: DEMO_IDS.agencyContact,
  },
  {
    key: 'attorney',
    company: 'Bellweather Law PC',
    first: 'Naomi',
    last: 'Castellane',
    email: 'naomi@bellweather.example',
  },
  {
    key: 'escrow-1',
    company: 'Cascade Crest Title',
    first: 'Paul',
    last: 'Denholm',
    email: 'paul.denholm@cascadecrest.example',
  },
  {
    key: 'escrow-2',
    company: 'Golden Poppy Escrow',
    first: 'Simone',
    last: 'Artiaga',
    email: 'simone.artiaga@goldenpoppy.example',
  },
  {
    key: 'escrow-3',
    company: 'High Desert Title & Escrow',
    first: 'Grant',
    last: 'Oberholt',
    email: 'grant.oberholt@highdeserttitle.example',
  },
]

/** The first is the demonstration's coordinator; the others have no sign-in. */
export const DEMO_COORDINATORS = [
  { first: 'Dana', last: 'Whitfield', email: DEMO_EMAILS.coordinator, id: DEMO_IDS.coordinatorUser },
  {
    first: 'Marcus',
    last: 'Ellery',
    email: 'marcus.ellery@summitqi.example',
    id: stableId('demo:user:ellery'),
  },
  {
    first: 'Joanna',
    last: 'Reyes-Holt',
    email: 'joanna.reyes-holt@summitqi.example',
    id: stableId('demo:user:reyes-holt'),
  },
  {
    first: 'Theo',
    last: 'Lindgren',
    email: 'theo.lindgren@summitqi.example',
    id: stableId('demo:user:lindgren'),
  },
] as const
