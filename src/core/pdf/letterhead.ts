import { heightOf, PAGE, WIDTH, type Canvas } from './canvas'
import type { Letterhead, PdfContent } from './content'
import type { Look } from './lines'
import { EDGE, SMALL, write } from './text'

const TOP = 44
const LOGO = [150, 46] as const
const LINE: Look = { ...SMALL, size: 8 }
const NO_ADVICE = 'This document is not tax or legal advice.'

/** The firm at the head of the first page: its picture and name at the left, how to reach it at the right. */
export function drawLetterhead(canvas: Canvas, { name, lines, color, logo }: Letterhead): void {
  canvas.y = TOP
  if (name === null) return void (canvas.y = PAGE.top)
  const block = lines.map((line) => canvas.lines(line, LINE, WIDTH * 0.38))
  const besides = canvas.element('Sect')
  if (logo) {
    canvas.content(canvas.element('Figure', besides, { alt: `Logo of ${name}` }), 'Figure', () =>
      canvas.picture(logo, PAGE.left, TOP, LOGO),
    )
    canvas.y = TOP + LOGO[1] + 6
  }
  write(
    canvas,
    name,
    { face: 'bold', size: logo ? 10.5 : 15, color },
    { width: WIDTH * 0.58, parent: besides },
  )
  const bottom = canvas.y
  const element = canvas.element('P', besides)
  canvas.y = TOP
  for (const line of block.flat()) {
    canvas.content(element, 'P', () => canvas.line(line, LINE, PAGE.left + WIDTH - line.width, canvas.y))
    canvas.y += heightOf(LINE)
  }
  canvas.y = Math.max(bottom, canvas.y) + 8
  canvas.rule(canvas.y, color, 1.2)
  canvas.y += 22
}

/** As of when a document is true, on the wall of a zone and named: "Sunday, March 1, 2026 at 12:00:00 PM PST". */
export const instantInZone = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'long', timeZone: zone }).format(at)

/** What stands on every page: whose document it is at the head of the later ones, and its number and page below. */
export function drawFrames(canvas: Canvas, { title, number, asOf, zone, letterhead }: PdfContent): void {
  const frame = (text: string, place: 'left' | 'right', top: number) => {
    const [line] = canvas.lines(text, LINE, place === 'left' ? WIDTH * 0.72 : WIDTH)
    if (!line) return
    const left = place === 'left' ? PAGE.left : PAGE.left + WIDTH - line.width
    canvas.artifact(() => canvas.line(line, LINE, left, top))
  }
  canvas.onEveryPage((page, pages) => {
    if (page > 1) {
      frame([letterhead.name, title].filter(Boolean).join(' · '), 'left', 40)
      canvas.rule(40 + heightOf(LINE) + 5, EDGE, 0.5)
    }
    const bottom = PAGE.height - 52
    canvas.rule(bottom - 6, EDGE, 0.5)
    frame(NO_ADVICE, 'left', bottom)
    frame(`Page ${page} of ${pages}`, 'right', bottom)
    frame(`${number} · as of ${instantInZone(asOf, zone)}`, 'left', bottom + heightOf(LINE))
  })
}
