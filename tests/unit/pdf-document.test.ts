import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson, sha256 } from '../../src/core/canonicalJson'
import { fingerprintText } from '../../src/core/terms'
import { makeReceipt, signedContent, type ReceiptFacts } from '../../src/modules/identification/receipt'
import { truthCardPdf } from '../../src/modules/deadlines/pdf'
import { computeDeadlines } from '../../src/law/deadlines'
import { explainDeadlines } from '../../src/law/deadline-why'
import { textOfPdf } from '../support/pdf'

const facts: ReceiptFacts = {
  notice: 'n-1',
  what: 'identification',
  typedName: 'Żaneta Šimůnek-Ωmega Жукова',
  signedAt: new Date('2026-03-01T20:00:00Z'),
  zone: 'America/Los_Angeles',
  ip: '10.0.0.1',
  device: null,
  rule: 'three-property',
  parties: {
    taxpayerAddress: '12 Łódzka Street\nReno, NV 89501',
    agreementOn: '2026-01-08',
    sold: ['4740 Lodgepole Dr, Reno, NV'],
    firm: {
      legalName: 'Summit Exchange Services, Inc.',
      shortName: null,
      address: { line: '500 Liberty Street', city: 'Reno', state: 'NV', postalCode: '89501' },
      phone: '+17755550142',
      email: null,
      ein: '12-3456789',
      color: null,
      logo: null,
    },
  },
  sentence: 'Up to three may be, “whatever” their value – €5.',
  items: [
    {
      id: 'a',
      kind: 'street-address',
      description: '12 Łódzka ‘Elm’ Street № 4, 北京 🏠',
      percent: 25,
      valueCents: 100_000_00,
    },
    {
      id: 'b',
      kind: 'street-address',
      description: 'Furniture of it',
      percent: 100,
      valueCents: 100,
      incidentalTo: 'a',
    },
  ],
  period: {
    id: 'e-1',
    name: 'Ünal → Čapek',
    exchangeNumber: 'P-7',
    client: null,
    clientName: 'Nguyễn Văn Ân',
    coordinator: null,
    transferDate: '2026-01-15',
    identificationDeadline: '2026-03-01',
    exchangeDeadline: '2026-07-14',
    over: false,
    relinquishedValueCents: 1,
    statedValueCents: 1,
    propertyValueCents: null,
  },
}

const letterhead = { name: 'Summit Exchange Services, Inc.', lines: [], color: '#0f6b65', logo: null }

describe('a receipt', () => {
  let text: string
  beforeAll(async () => {
    text = await textOfPdf((await makeReceipt(facts, letterhead)).pdf)
  })
  it.each([
    'Żaneta Šimůnek-Ωmega Жукова',
    'Nguyễn Văn Ân',
    'Ünal → Čapek',
    '12 Łódzka ‘Elm’ Street № 4',
    '“whatever” their value – €5',
    '(incidental to number 1)',
    'Sun, Mar 1, 2026',
    '12 Łódzka Street',
    'Recipient: qualified intermediary',
    '500 Liberty Street Reno, NV 89501 (775) 555-0142',
    'Signed on Thu, Jan 8, 2026',
    '4740 Lodgepole Dr, Reno, NV',
    'The 3-property rule is met',
    'I sign this notice electronically',
    'Street address',
    'Document ID-',
  ])('shows %s as it was written', (words) => {
    expect(text).toContain(words)
  })
  it('writes what the fonts lack by its number', () => {
    expect(text).toContain('北京 [U+1F3E0]')
  })
  it('names no tax number', () => {
    expect(text).not.toContain('3456789')
  })
  it('prints the fingerprint of a text that can be written again', () => {
    expect(text).toContain(fingerprintText(sha256(signedContent(facts))))
    expect(signedContent({ ...facts, items: facts.items.map(({ id, ...rest }) => ({ ...rest, id })) })).toBe(
      signedContent(facts),
    )
  })
})

/** What a receipt of the first version was made of, and the fingerprint that it printed. */
const SIGNED_BEFORE = {
  content:
    '{"exchange":"e-1","items":[{"description":"12 Łódzka ‘Elm’ Street № 4, 北京 🏠","id":"a","kind":"street-address","percent":25,"valueCents":10000000},{"description":"Furniture of it","id":"b","incidentalTo":"a","kind":"street-address","percent":100,"valueCents":100}],"notice":"n-1","signedAt":"2026-03-01T20:00:00.000Z","typedName":"Żaneta Šimůnek-Ωmega Жукова","what":"identification"}',
  sha256: '24e117c17bdc8e32d859504603e969fd825da3025bd60e14edcb6eea85ef4247',
}

describe('canonical JSON', () => {
  it('reads the same whatever the order was', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'ä', e: undefined })).toBe(
      '{"a":"ä","b":[{"c":null,"d":1}]}',
    )
  })
  it('is that of RFC 8785 (sections 3.2.2 and 3.2.3)', () => {
    expect(
      canonicalJson({
        numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
        string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/',
        literals: [null, true, false],
      }),
    ).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
    expect(
      canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '10': 4, '9': 5, '😀': 6, '\u0080': 7, ö: 8 }),
    ).toBe('{"\\r":2,"10":4,"9":5,"\u0080":7,"ö":8,"€":1,"😀":6,"\ufb33":3}')
    expect(() => canonicalJson(['\ud800'])).toThrow()
    expect(() => canonicalJson(undefined)).toThrow()
  })
  it('leaves what was signed before as it was', () => {
    expect(sha256(SIGNED_BEFORE.content)).toBe(SIGNED_BEFORE.sha256)
    expect(canonicalJson(JSON.parse(SIGNED_BEFORE.content))).toBe(SIGNED_BEFORE.content)
    expect(signedContent(facts)).toBe(SIGNED_BEFORE.content)
  })
})

describe('a fingerprint', () => {
  it('is written in groups of eight digits', () => {
    expect(fingerprintText('0123456789abcdef'.repeat(4))).toBe(
      '01234567 89abcdef 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef',
    )
  })
})

describe('the truth card', () => {
  it('writes dates out, and names who approved an override', async () => {
    const input = {
      today: '2026-06-01',
      transfers: ['2026-05-28'],
      parkedOn: '2026-02-02',
      taxpayer: 'individual' as const,
    }
    const card = {
      id: '01900000-0000-7000-8000-000000000001',
      asOf: new Date('2026-06-01T19:00:00Z'),
      zone: 'America/Los_Angeles',
      letterhead: {
        name: 'Summit Exchange Services, Inc.',
        lines: ['Reno, NV 89501'],
        color: '#0f6b65',
        logo: null,
      },
      name: 'Šimůnek',
      exchangeNumber: null,
      clientName: null,
      today: '2026-06-01',
      deadlines: computeDeadlines(input),
      why: explainDeadlines(input),
      approval: {
        section: 'Section 6',
        postponedTo: '2026-12-01',
        requestedBy: 'Olga Öst',
        approvedBy: 'Änne Ash',
        approvedOn: '2026-06-01',
      },
    }
    const text = await textOfPdf(await truthCardPdf(card))
    for (const words of [
      'Šimůnek',
      'Sat, Aug 1, 2026',
      'Identify replacement property in a signed writing by Sun, Jul 12, 2026, and receive it by Sat, Aug 1, 2026.',
      'Parking ends on',
      '45 days after the transfer on Thu, May 28, 2026.',
      'Summit Exchange Services, Inc.',
      'as of Monday, June 1, 2026 at 12:00:00 PM PDT',
      'Asked for by Olga Öst, approved by Änne Ash on Mon, Jun 1, 2026',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|T \+/)
    expect(text.indexOf('Identify replacement')).toBeLessThan(text.indexOf('How the dates follow'))
  })
})
