import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PdfContent } from '../../src/core/pdf/content'
import { hasCharacter } from '../../src/core/pdf/fonts'
import { renderPdf } from '../../src/core/pdf/render'
import { actualTextsOf, readPdf, textOfPdf } from '../support/pdf'

const content: PdfContent = {
  title: 'A letter',
  subtitle: 'Okafor, 4740 Lodgepole Dr',
  number: 'L-0001',
  asOf: new Date('2026-03-01T20:00:00Z'),
  zone: 'America/Los_Angeles',
  letterhead: {
    name: 'Summit Exchange Services, Inc.',
    lines: ['500 Liberty Street', 'Reno, NV 89501'],
    color: '#0f6b65',
    logo: null,
  },
  parties: [{ role: 'Taxpayer', name: 'Amara Okafor', lines: ['12 Elm Street', 'Reno, NV 89501'] }],
  blocks: [],
}

/** One line in each script, and whether its glyphs stand in the order of its letters. */
const SCRIPTS: [string, string, 'as-drawn' | 'actual'][] = [
  ['Latin', 'Żaneta Šimůnek, Nguyễn Văn Ân, “Łódź” – €5', 'as-drawn'],
  ['Greek and Cyrillic', 'Ωmega Жукова', 'as-drawn'],
  ['Chinese', '王小明 陳大文 北京市朝阳区', 'as-drawn'],
  ['Chinese in several slices', '钠 驯 鲤 赎', 'as-drawn'],
  ['Japanese', '山田太郎 さくら カタカナ', 'as-drawn'],
  ['Korean', '김철수 이영희', 'as-drawn'],
  ['signs', '→ № ≤', 'as-drawn'],
  ['Arabic', 'شركة محمد عبد الله (المحدودة) 2026, LLC', 'actual'],
  ['Hebrew', 'שרה כהן-לוי (ירושלים) & Co.', 'actual'],
  ['Devanagari', 'श्री कृष्ण शर्मा एवं किशोर', 'actual'],
  ['Thai', 'นายสมชาย ใจดี น้ำทิพย์', 'actual'],
]

describe('a PDF document', () => {
  let read: Awaited<ReturnType<typeof readPdf>>
  let pdf: Buffer
  beforeAll(async () => {
    pdf = await renderPdf({
      ...content,
      blocks: [
        {
          kind: 'conclusion',
          label: 'Last day',
          value: 'Thursday, April 15, 2027',
          text: 'It is in 45 days.',
        },
        { kind: 'section', heading: 'Names' },
        { kind: 'facts', facts: SCRIPTS.map(([name, text]) => [name, text] as const) },
        { kind: 'section', heading: 'To be looked at' },
        { kind: 'list', items: ['The first.', 'The second.'] },
        { kind: 'signature', declaration: 'I sign.', name: 'Amara Okafor', facts: [['With', 'a browser']] },
      ],
    })
    read = await readPdf(pdf)
  })

  it('has a title that viewers show, a language and tags', () => {
    expect(read.info).toMatchObject({ Title: 'A letter: Okafor, 4740 Lodgepole Dr', Language: 'en-US' })
    expect(read.marks).toMatchObject({ Marked: true })
    expect(read.preferences).toMatchObject({ DisplayDocTitle: true })
    const roles = read.pages[0]?.roles ?? []
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody'])
      expect(roles).toContain(role)
  })
  it('has letterhead, number, parties, numbered sections, page and instant', () => {
    const text = read.pages[0]?.text ?? ''
    for (const words of [
      'Summit Exchange Services, Inc.',
      '500 Liberty Street',
      'Document L-0001',
      'Taxpayer',
      '12 Elm Street',
      '1. Names',
      '2. To be looked at',
      'Page 1 of 1',
      'as of Sunday, March 1, 2026 at 12:00:00 PM PST',
      'This document is not tax or legal advice.',
    ])
      expect(text).toContain(words)
  })
  it.each(SCRIPTS)('lets %s be read as it was written', (_, words, how) => {
    if (how === 'as-drawn') expect(read.pages[0]?.text).toContain(words)
    else expect(actualTextsOf(pdf)).toContain(words)
  })
  it('embeds no more of a font than is used', () => {
    expect(pdf.length).toBeLessThan(150_000)
  })
  it('writes by number what no font has, and what would turn the direction of a name', async () => {
    const text = await textOfPdf(
      await renderPdf({ ...content, blocks: [{ kind: 'paragraph', text: 'Elm 🏠 x\u202Elive' }] }),
    )
    expect(text).toContain('Elm [U+1F3E0] x[U+202E]live')
  })
  it('breaks what is too long for a line, and leaves nothing out', async () => {
    const words = `${'x'.repeat(400)} ${'王'.repeat(200)}`
    const text = await textOfPdf(
      await renderPdf({ ...content, blocks: [{ kind: 'paragraph', text: words }] }),
    )
    expect(text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''))
  })
})

it('can read every font that a text may need', () => {
  const files = readdirSync('node_modules/@fontsource', { recursive: true, encoding: 'utf8' })
  const woffs = files.filter((file) => /noto-sans.*-(400|600)-(normal|italic)\.woff$/.test(file))
  expect(woffs.length).toBeGreaterThan(700)
  for (const file of woffs) expect(() => hasCharacter(`node_modules/@fontsource/${file}`, 65)).not.toThrow()
})

describe('a table', () => {
  const columns = [
    { heading: 'Number', width: 1 },
    { heading: 'What was identified', width: 4 },
    { heading: 'Worth', width: 1, align: 'right' as const },
  ]
  const tableOf = async (rows: string[][]) =>
    (await readPdf(await renderPdf({ ...content, blocks: [{ kind: 'table', columns, rows }] }))).pages

  it('repeats its headings on each of three pages, and cuts no row', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => [
      `R${index}`,
      `begin${index} ${'a long description of land '.repeat(8)} end${index}`,
      '$1.00',
    ])
    const pages = await tableOf(rows)
    expect(pages.length).toBeGreaterThanOrEqual(3)
    for (const { text } of pages) expect(text).toContain('What was identified')
    rows.forEach((_, index) => {
      const page = pages.find(({ text }) => text.includes(`begin${index} `))
      expect(page?.text).toContain(`end${index} `)
    })
    expect(pages.flatMap(({ roles }) => roles).filter((role) => role === 'TH')).toHaveLength(3)
  })
  it('continues a row that is longer than a page', async () => {
    const pages = await tableOf([['R0', `${'land '.repeat(2000)}end`, '$1.00']])
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.at(-1)?.text).toContain('What was identified')
    expect(pages.at(-1)?.text).toContain('end')
    expect(pages.map(({ text }) => text.split('land').length - 1).reduce((a, b) => a + b)).toBe(2000)
  })
})
