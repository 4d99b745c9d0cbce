import PDFDocument from 'pdfkit'
import { asSingleLine } from '../api/plainText'
import { FONTS, printable, type FontName } from './fonts'

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
