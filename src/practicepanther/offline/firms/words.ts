/** Invented words that the generators put together; no real person or company is meant. */

export const FIRST_NAMES = [
  'Adele', 'Amara', 'Beatriz', 'Calvin', 'Celeste', 'Dmitri', 'Edith', 'Emory', 'Fiona', 'Gareth', 'Greta', 'Hollis',
  'Ines', 'Jonas', 'Josefina', 'Kenji', 'Leonard', 'Lorena', 'Mina', 'Noor', 'Oscar', 'Petra', 'Quentin', 'Rosalind',
  'Ruthanne', 'Samuel', 'Thaddeus', 'Ulla', 'Vernon', 'Winifred', 'Yusuf', 'Zelda',
] as const

export const LAST_NAMES = [
  'Abernethy', 'Ashgrove', 'Birkeland', 'Carrowmore', 'Castellane', 'Delmonte', 'Eskildsen', 'Farrowby', 'Galloway',
  'Haddadi', 'Ibarrola', 'Jessamine', 'Kessling', 'Lachance', 'Morimoto', 'Nyberg', 'Olivarra', 'Pemberly', 'Quillfeather',
  'Ramanathan', 'Solheim', 'Strothers', 'Tindall', 'Umberland', 'Vasko', 'Wexcombe', 'Ybarra', 'Zellweber',
] as const

export const COMPANY_FIRST = [
  'Alder', 'Copper Basin', 'Harrow Creek', 'Juniper Ridge', 'Lantern Hill', 'Northbank', 'Pelican Point', 'Redwood Quay',
  'Sagebrush', 'Saltgrass', 'Three Forks', 'Tidewater', 'Whitcomb', 'Yarrow',
] as const

export const COMPANY_LAST = [
  'Apartments LLC', 'Holdings LLC', 'Land Company', 'Orchards Inc.', 'Partners LP', 'Properties LLC', 'Storage LLC',
  'Ventures LLC', 'Family Trust',
] as const

export const STREETS = [
  'Alder Creek Rd', 'Bitterbrush Ln', 'Cinder Cone Dr', 'Dovetail Ct', 'E Larkspur Ave', 'Fallen Oak Way', 'Granite St',
  'Harvest Moon Dr', 'Ironwood Blvd', 'Juniper St', 'Kestrel Loop', 'Lodgepole Dr', 'Manzanita Ave', 'N Orchard St',
  'Old Mill Rd', 'Pine Hollow Rd', 'Quail Run', 'Riverbend Pkwy', 'SW Tamarack Ln', 'Timberline Dr', 'Vineyard Ave',
  'W Sycamore St',
] as const

export const PLACES = [
  { city: 'Bend', state: 'OR', zip: '97702', area: '541' }, { city: 'Medford', state: 'OR', zip: '97504', area: '541' },
  { city: 'Salem', state: 'OR', zip: '97302', area: '503' }, { city: 'Redding', state: 'CA', zip: '96002', area: '530' },
  { city: 'Sacramento', state: 'CA', zip: '95819', area: '916' }, { city: 'Fresno', state: 'CA', zip: '93711', area: '559' },
  { city: 'San Luis Obispo', state: 'CA', zip: '93401', area: '805' }, { city: 'Oakland', state: 'CA', zip: '94611', area: '510' },
  { city: 'Reno', state: 'NV', zip: '89509', area: '775' }, { city: 'Henderson', state: 'NV', zip: '89052', area: '702' },
  { city: 'Boise', state: 'ID', zip: '83706', area: '208' }, { city: 'Spokane', state: 'WA', zip: '99203', area: '509' },
  { city: 'Tacoma', state: 'WA', zip: '98406', area: '253' }, { city: 'Flagstaff', state: 'AZ', zip: '86001', area: '928' },
  { city: 'Tucson', state: 'AZ', zip: '85718', area: '520' }, { city: 'St. George', state: 'UT', zip: '84790', area: '435' },
] as const

export const BANKS = ['High Sierra Bank', 'Columbia Plateau Bank', 'First Basin Trust', 'Harborlight Bank'] as const

export const PROPERTY_TYPES = [
  'Single-family rental', 'Multifamily', 'Retail', 'Office', 'Industrial', 'Self storage', 'Farm land', 'Vacant land',
] as const

export const CREDIT_TO = ['Website', 'Referral desk', 'Repeat client', 'Continuing education class'] as const

export const REFERRALS = ['Escrow officer', 'Listing broker', 'Tax preparer', 'Past client', 'Attorney'] as const
