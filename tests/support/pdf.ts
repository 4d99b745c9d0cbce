import { inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Node = { role?: string; children?: unknown[] }

/** The roles of a structure tree, from top to bottom. */
function rolesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { role, children = [] }: Node = node
  return [...(role ? [role] : []), ...children.flatMap(rolesOf)]
}

/** What a reader of a PDF document, and a program that reads it aloud, find in it. */
export async function readPdf(pdf: Buffer) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1)
      const { items } = await page.getTextContent()
      const text = items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
        .join('')
        .replaceAll(/\s+/g, ' ')
      return { text, roles: rolesOf(await page.getStructTree()) }
    }),
  )
  const [metadata, marks, preferences] = await Promise.all([
    document.getMetadata(),
    document.getMarkInfo(),
    document.getViewerPreferences(),
  ])
  return { pages, info: Object.fromEntries(Object.entries(metadata.info)), marks, preferences }
}

/** What a reader of a PDF document reads. */
export const textOfPdf = async (pdf: Buffer): Promise<string> =>
  (await readPdf(pdf)).pages.map(({ text }) => text).join(' ')

/** The texts that stand for glyphs in another order or shape (`ActualText`). */
export function actualTextsOf(pdf: Buffer): string[] {
  const streams = [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)]
  const contents = streams.map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  const texts = [...contents.join('\n').matchAll(/\/ActualText \(((?:[^\\)]|\\[\s\S])*)\)/g)]
  return texts.map(([, raw = '']) => {
    const bytes = Buffer.from(
      raw.replaceAll(
        /\\(.)/gs,
        (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign,
      ),
      'latin1',
    )
    return new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'latin1').decode(bytes)
  })
}
