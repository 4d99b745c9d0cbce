import { setImmediate as othersFirst } from 'node:timers/promises'
import { Canvas, heightOf, PAGE, WIDTH } from './canvas'
import type { Column, Fact } from './content'
import type { Look } from './lines'
import { drawCells, drawRow, heightIn, rowOf, type Place, type RowStyle } from './rows'
import { BODY, EDGE, INK, SOFT } from './text'

const GAP = 12
const CELL: Look = { ...BODY, size: 9.5 }
const HEADING: Look = { face: 'bold', size: 8.5, color: INK }

function placesOf(columns: readonly Column[], look: Look): Place[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0)
  const whole = WIDTH - GAP * (columns.length - 1)
  let left: number = PAGE.left
  return columns.map(({ width: share, align }) => {
    const place = { left, width: (whole * share) / shares, right: align === 'right', look }
    left += place.width + GAP
    return place
  })
}

/**
 * A table with rules between its rows; its headings are read aloud once, and drawn again on every page.
 * Others are answered between two rows: some have thousands of letters each.
 */
export async function drawTable(
  canvas: Canvas,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const ruled = (color: string, thickness: number) => (top: number) => canvas.rule(top, color, thickness)
  const style: RowStyle = {
    places: placesOf(columns, CELL),
    padding: 5,
    rule: ruled(EDGE, 0.5),
    headsRow: false,
  }
  const above: RowStyle = { ...style, places: placesOf(columns, HEADING), rule: ruled(INK, 0.8) }
  const headings = columns.map(({ heading }) => heading)
  const heading = rowOf(canvas, headings, above.places)
  const most = Canvas.most - heightIn(heading, above)
  const [first] = rows.slice(0, 1).map((texts) => rowOf(canvas, texts, style.places))
  canvas.need(heightIn(heading, above) + Math.min(first ? heightIn(first, style) : 0, most / 3))
  const table = canvas.element('Table')
  const row = canvas.element('TR', table)
  drawCells(canvas, heading, above, (_, cell) =>
    canvas.content(canvas.element('TH', row, { scope: 'Column' }), 'TH', cell),
  )
  above.rule?.(canvas.y)
  const breakPage = () => {
    canvas.newPage()
    drawCells(canvas, heading, above, (_, cell) => canvas.artifact(cell))
    above.rule?.(canvas.y)
  }
  for (const texts of rows) {
    drawRow(canvas, rowOf(canvas, texts, style.places), style, { table, breakPage, most })
    await othersFirst()
  }
}

const LABEL_SHARE = 0.34

/** Labels with what is known under them, as a table without rules. */
export function drawFacts(canvas: Canvas, facts: readonly Fact[]): void {
  const label = {
    left: PAGE.left,
    width: WIDTH * LABEL_SHARE - GAP,
    right: false,
    look: { ...CELL, color: SOFT },
  }
  const value = {
    left: PAGE.left + WIDTH * LABEL_SHARE,
    width: WIDTH * (1 - LABEL_SHARE),
    right: false,
    look: CELL,
  }
  const style: RowStyle = { places: [label, value], padding: 1.5, rule: null, headsRow: true }
  canvas.need(heightOf(CELL, 2))
  const table = canvas.element('Table')
  const breakPage = () => canvas.newPage()
  for (const fact of facts)
    drawRow(canvas, rowOf(canvas, fact, style.places), style, { table, breakPage, most: Canvas.most })
}
