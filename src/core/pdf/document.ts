import path from 'node:path'
import { openSync } from 'fontkit'
import PDFDocument from 'pdfkit'
import { asSingleLine } from '../api/plainText'

/** The fonts that every PDF embeds: those of the standard know Western European letters alone. */
const FOLDER = path.resolve('node_modules/dejavu-fonts-ttf/ttf')
const FONTS = {
  body: path.join(FOLDER, 'DejaVuSans.ttf'),
  bold: path.join(FOLDER, 'DejaVuSans-Bold.ttf'),
  italic: path.join(FOLDER, 'DejaVuSans-Oblique.ttf'),
} as const
type FontName = keyof typeof FONTS

let known: ReadonlySet<number> | null = null

/** The characters that all three fonts have; read once. */
function characters(): ReadonlySet<number> {
  if (known) return known
  const [first, ...others] = Object.values(FONTS).map((file) => {
    const font = openSync(file)
    return 'characterSet' in font ? new Set(font.characterSet) : new Set<number>()
  })
  known = new Set([...(first ?? [])].filter((point) => others.every((set) => set.has(point))))
  return known
}

const isControl = (point: number) => point < 32 || (point >= 127 && point < 160)

/**
 * A text as the fonts can show it. What they have no picture of (Chinese, emoji) is written as its
 * number, `[U+4E2D]`: on paper that is evidence nothing may be left out, or look like something else.
 */
function printable(text: string): string {
  const points = characters()
  return [...text.normalize('NFC')]
    .map((character) => {
      const point = character.codePointAt(0) ?? 0
      if (character === '\n') return character
      if (isControl(point)) return ' '
      return points.has(point) ? character : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .join('')
}

type Look = { font?: FontName; size?: number; gap?: number }

/** A PDF document that is written from top to bottom, in fonts that show what people write. */
export class PdfDocument {
  readonly #document: PDFKit.PDFDocument
  readonly #written: Promise<Buffer>

  constructor(title: string, at?: Date) {
    const info = { Title: asSingleLine(title), ...(at ? { CreationDate: at, ModDate: at } : {}) }
    this.#document = new PDFDocument({ size: 'LETTER', margin: 56, info, font: FONTS.body })
    for (const [name, file] of Object.entries(FONTS)) this.#document.registerFont(name, file)
    const parts: Buffer[] = []
    this.#written = new Promise((resolve, reject) =>
      this.#document
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => resolve(Buffer.concat(parts)))
        .on('error', reject),
    )
  }

  /** A paragraph, and how many lines of space after it. */
  text(text: string, { font = 'body', size = 10, gap = 0 }: Look = {}): this {
    this.#document.font(font).fontSize(size).text(printable(text))
    return this.gap(gap)
  }

  title(text: string): this {
    return this.text(text, { font: 'bold', size: 17, gap: 0.7 })
  }

  heading(text: string): this {
    return this.gap(0.6).text(text, { font: 'bold', size: 11, gap: 0.3 })
  }

  /** What it is called, and what it says. */
  line(label: string, value: string | null, size = 10): this {
    this.#document
      .font('bold')
      .fontSize(size)
      .text(printable(`${label}: `), { continued: true })
      .font('body')
      .text(printable(value || 'not known'))
    return this
  }

  gap(lines: number): this {
    if (lines > 0) this.#document.moveDown(lines)
    return this
  }

  /** The finished file. */
  finish(): Promise<Buffer> {
    this.#document.end()
    return this.#written
  }
}
