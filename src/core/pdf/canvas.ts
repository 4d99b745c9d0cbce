import PDFDocument from 'pdfkit'
import { fontBytes } from './fonts'
import { LineMaker, type Line, type Look } from './lines'

/** An element of the structure tree, which programs that read aloud follow. */
export type Element = PDFKit.PDFStructureElement

/** US letter with its margins, in points. */
export const PAGE = { width: 612, height: 792, left: 60, right: 60, top: 76, bottom: 74 } as const
export const WIDTH = PAGE.width - PAGE.left - PAGE.right
const BOTTOM = PAGE.height - PAGE.bottom

const LINE_HEIGHT = 1.42
/** Where letters stand in the height of their line. */
const BASELINE = 1.04

export const heightOf = ({ size }: Look, lines = 1): number => size * LINE_HEIGHT * lines

type Info = { title: string; number: string; at: Date }

/** Pages on which lines, rules and pictures are drawn from top to bottom, with a tag for each. */
export class Canvas {
  readonly #pdf: PDFKit.PDFDocument
  readonly #written: Promise<Buffer>
  readonly #maker: LineMaker
  readonly #fonts = new Set<string>()
  readonly root: Element
  /** Where the next thing is drawn. */
  y: number = PAGE.top

  constructor({ title, number, at }: Info) {
    this.#pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      pdfVersion: '1.7',
      lang: 'en-US',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Subject: number, Creator: 'Peak 1031', CreationDate: at, ModDate: at },
    })
    const parts: Buffer[] = []
    this.#written = new Promise((resolve, reject) =>
      this.#pdf
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => resolve(Buffer.concat(parts)))
        .on('error', reject),
    )
    this.#maker = new LineMaker((text, font, size) => this.#with(font).fontSize(size).widthOfString(text))
    this.root = this.#pdf.struct('Document')
    this.#pdf.addStructure(this.root)
  }

  /** The document with a font by its file, which it takes in when it is first used. */
  #with(file: string): PDFKit.PDFDocument {
    if (!this.#fonts.has(file)) {
      this.#pdf.registerFont(file, fontBytes(file))
      this.#fonts.add(file)
    }
    return this.#pdf.font(file)
  }

  lines(text: string, look: Look, width: number = WIDTH): Line[] {
    return this.#maker.lines(text, look, width)
  }

  /** A new element of the structure tree. */
  element(
    type: string,
    parent: Element = this.root,
    options: { scope?: string; alt?: string } = {},
  ): Element {
    const child = this.#pdf.struct(type, options)
    parent.add(child)
    return child
  }

  /** What is drawn belongs to an element; it stays on one page. */
  content(element: Element, type: string, draw: () => void): void {
    element.add(this.#pdf.markStructureContent(type))
    draw()
    this.#pdf.endMarkedContent()
  }

  /** What is drawn is decoration, or repeated on every page: it is not read aloud. */
  artifact(draw: () => void): void {
    this.#pdf.markContent('Artifact')
    draw()
    this.#pdf.endMarkedContent()
  }

  /** One line at a place; the cursor stays where it is. */
  line({ runs, actual }: Line, look: Look, left: number, top: number): void {
    if (actual !== null) this.#pdf.markContent('Span', { actual })
    for (const run of runs) {
      this.#with(run.font)
        .fontSize(look.size)
        .fillColor(look.color)
        .text(run.text, left + run.left, top + look.size * BASELINE, {
          lineBreak: false,
          baseline: 'alphabetic',
        })
    }
    if (actual !== null) this.#pdf.endMarkedContent()
  }

  rule(top: number, color: string, thickness: number, left: number = PAGE.left, width: number = WIDTH): void {
    this.artifact(() =>
      this.#pdf
        .moveTo(left, top)
        .lineTo(left + width, top)
        .lineWidth(thickness)
        .strokeColor(color)
        .stroke(),
    )
  }

  ground(top: number, height: number, color: string, left: number = PAGE.left, width: number = WIDTH): void {
    this.artifact(() => this.#pdf.rect(left, top, width, height).fill(color))
  }

  /** A picture no larger than a box. */
  picture(bytes: Buffer, left: number, top: number, [wide, high]: readonly [number, number]): void {
    this.#pdf.image(bytes, left, top, { fit: [wide, high], valign: 'center' })
  }

  /** How much can still be drawn on this page, in points. */
  get left(): number {
    return BOTTOM - this.y
  }

  static readonly most = BOTTOM - PAGE.top

  newPage(): void {
    this.#pdf.addPage()
    this.y = PAGE.top
  }

  /** Goes to the next page where there is not enough left of this one. */
  need(height: number): void {
    if (height > this.left && this.y > PAGE.top) this.newPage()
  }

  /** Draws on every page again, once their number is known. */
  onEveryPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.#pdf.bufferedPageRange()
    for (let page = 0; page < count; page += 1) {
      this.#pdf.switchToPage(start + page)
      draw(page + 1, count)
    }
  }

  finish(): Promise<Buffer> {
    this.#pdf.end()
    return this.#written
  }
}
