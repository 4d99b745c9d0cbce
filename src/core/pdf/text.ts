import { heightOf, PAGE, WIDTH, type Canvas, type Element } from './canvas'
import type { Line, Look } from './lines'

export const INK = '#1b2430'
export const SOFT = '#56606d'
export const EDGE = '#d5dae1'
export const BODY: Look = { face: 'regular', size: 10, color: INK }
export const BOLD: Look = { face: 'bold', size: 10, color: INK }
export const SMALL: Look = { face: 'regular', size: 8.5, color: SOFT }

type Place = { left?: number; width?: number; parent?: Element; tag?: string }

/** Lines below each other, over as many pages as they take; the cursor moves on. */
export function writeLines(
  canvas: Canvas,
  element: Element,
  tag: string,
  lines: readonly Line[],
  look: Look,
  left: number,
): void {
  const height = heightOf(look)
  let rest = [...lines]
  while (rest.length > 0) {
    canvas.need(height)
    const fitting = Math.max(1, Math.floor(canvas.left / height))
    const here = rest.slice(0, fitting)
    canvas.content(element, tag, () => {
      for (const line of here) {
        canvas.line(line, look, left, canvas.y)
        canvas.y += height
      }
    })
    rest = rest.slice(fitting)
  }
}

/** A text in lines, as an element of its own. */
export function write(
  canvas: Canvas,
  text: string,
  look: Look,
  { left = PAGE.left, width = WIDTH, parent = canvas.root, tag = 'P' }: Place = {},
): void {
  writeLines(canvas, canvas.element(tag, parent), tag, canvas.lines(text, look, width), look, left)
}
