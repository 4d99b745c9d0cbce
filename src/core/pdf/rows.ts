import { Canvas, heightOf, type Element } from './canvas'
import type { Line, Look } from './lines'

/** Where a column stands, and how its texts look. */
export type Place = { left: number; width: number; right: boolean; look: Look }

/** The lines of each cell. */
export type Row = readonly (readonly Line[])[]

/** How rows are drawn: the space above and below, what is drawn under each, and which cells head a row. */
export type RowStyle = {
  places: readonly Place[]
  padding: number
  rule: ((top: number) => void) | null
  headsRow: boolean
}

export const rowOf = (canvas: Canvas, texts: readonly string[], places: readonly Place[]): Row =>
  places.map(({ look, width }, column) => canvas.lines(texts[column] ?? '', look, width))

const linesIn = (row: Row) => Math.max(1, ...row.map((lines) => lines.length))
const lineHeight = (places: readonly Place[]) => Math.max(...places.map(({ look }) => heightOf(look)))

export const heightIn = (row: Row, { places, padding }: RowStyle): number =>
  lineHeight(places) * linesIn(row) + 2 * padding

/** Draws the lines of each cell, and moves on below them. */
export function drawCells(
  canvas: Canvas,
  row: Row,
  style: RowStyle,
  draw: (column: number, cell: () => void) => void,
): void {
  const [top, height] = [canvas.y + style.padding, lineHeight(style.places)]
  row.forEach((lines, column) => {
    const place = style.places[column]
    if (!place || lines.length === 0) return
    draw(column, () =>
      lines.forEach((line, index) => {
        const left = place.right ? place.left + place.width - line.width : place.left
        canvas.line(line, place.look, left, top + height * index)
      }),
    )
  })
  canvas.y += heightIn(row, style)
}

/**
 * A row, on one page where it fits on one at all; a longer one goes on after the page break, which also
 * draws the headings again and leaves at most `most` points.
 */
export function drawRow(
  canvas: Canvas,
  row: Row,
  style: RowStyle,
  { table, breakPage, most }: { table: Element; breakPage: () => void; most: number },
): void {
  const height = heightIn(row, style)
  if (height > canvas.left && (height <= most || canvas.left < most / 3)) breakPage()
  const element = canvas.element('TR', table)
  const typeOf = (column: number) => (style.headsRow && column === 0 ? 'TH' : 'TD')
  const cells = row.map((_, column) =>
    canvas.element(typeOf(column), element, typeOf(column) === 'TH' ? { scope: 'Row' } : {}),
  )
  for (let from = 0; ;) {
    const fitting = Math.floor((canvas.left - 2 * style.padding) / lineHeight(style.places))
    const to = from + Math.max(1, fitting)
    const part = row.map((lines) => lines.slice(from, to))
    drawCells(canvas, part, style, (column, cell) => {
      const tagged = cells[column]
      if (tagged) canvas.content(tagged, typeOf(column), cell)
    })
    from = to
    if (from >= linesIn(row)) break
    breakPage()
  }
  style.rule?.(canvas.y)
}
