import { heightOf, PAGE, WIDTH, type Canvas } from './canvas'
import type { Block, Party } from './content'
import type { Look } from './lines'
import { drawFacts, drawTable } from './table'
import { BODY, BOLD, EDGE, INK, SMALL, SOFT, write, writeLines } from './text'

const SECTION: Look = { face: 'bold', size: 12, color: INK }
const VALUE: Look = { face: 'bold', size: 20, color: INK }
const SIGNATURE: Look = { face: 'italic', size: 16, color: INK }
const ROLE: Look = { face: 'bold', size: 8, color: SOFT }
const NAME: Look = { face: 'bold', size: 10.5, color: INK }

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** A heading, with enough of the page left for the beginning of what follows. */
function drawSection(canvas: Canvas, { heading }: Of<'section'>, number: number): void {
  canvas.y += 10
  canvas.need(heightOf(SECTION) + heightOf(BODY, 4))
  write(canvas, `${number}. ${heading}`, SECTION, { tag: 'H2' })
  canvas.y += 4
}

function drawConclusion(canvas: Canvas, { label, value, text }: Of<'conclusion'>, color: string): void {
  const [left, width] = [PAGE.left + 14, WIDTH - 14]
  const explained = canvas.lines(text, BODY, width)
  const height = heightOf(SMALL) + heightOf(VALUE) + heightOf(BODY, explained.length)
  canvas.y += 4
  canvas.need(height)
  canvas.ground(canvas.y, height, color, PAGE.left, 3)
  write(canvas, label, SMALL, { left, width })
  write(canvas, value, VALUE, { left, width, tag: 'P' })
  writeLines(canvas, canvas.element('P'), 'P', explained, BODY, left)
  canvas.y += 6
}

function drawList(canvas: Canvas, { items }: Of<'list'>): void {
  const [bullet] = canvas.lines('•', BODY)
  const list = canvas.element('L')
  for (const item of items) {
    canvas.need(heightOf(BODY))
    const entry = canvas.element('LI', list)
    if (bullet)
      canvas.content(canvas.element('Lbl', entry), 'Lbl', () =>
        canvas.line(bullet, BODY, PAGE.left + 2, canvas.y),
      )
    write(canvas, item, BODY, { left: PAGE.left + 16, width: WIDTH - 16, parent: entry, tag: 'LBody' })
    canvas.y += 3
  }
}

function drawSignature(canvas: Canvas, { declaration, name, facts }: Of<'signature'>): void {
  write(canvas, declaration, BODY)
  canvas.y += 8
  canvas.need(heightOf(SIGNATURE) + heightOf(SMALL, 2))
  write(canvas, name, SIGNATURE)
  canvas.rule(canvas.y + 1, SOFT, 0.7, PAGE.left, WIDTH * 0.55)
  canvas.y += 5
  write(canvas, 'Signed electronically by typing this name', SMALL)
  canvas.y += 6
  drawFacts(canvas, facts)
}

/** Draws one block. @param section the number of the section, for a heading */
export async function drawBlock(canvas: Canvas, block: Block, section: number, color: string): Promise<void> {
  if (block.kind === 'section') return drawSection(canvas, block, section)
  if (block.kind === 'conclusion') drawConclusion(canvas, block, color)
  else if (block.kind === 'facts') drawFacts(canvas, block.facts)
  else if (block.kind === 'table') await drawTable(canvas, block.columns, block.rows)
  else if (block.kind === 'list') drawList(canvas, block)
  else if (block.kind === 'signature') drawSignature(canvas, block)
  else write(canvas, block.text, block.look === 'small' ? SMALL : block.look === 'strong' ? BOLD : BODY)
  canvas.y += 8
}

/** Who takes part, two beside each other. */
export function drawParties(canvas: Canvas, parties: readonly Party[]): void {
  const width = (WIDTH - 24) / 2
  for (let index = 0; index < parties.length; index += 2) {
    const top = canvas.y
    let bottom = top
    parties.slice(index, index + 2).forEach((party, column) => {
      const left = PAGE.left + column * (width + 24)
      canvas.y = top
      write(canvas, party.role, ROLE, { left, width })
      write(canvas, party.name, NAME, { left, width })
      for (const line of party.lines) write(canvas, line, BODY, { left, width })
      bottom = Math.max(bottom, canvas.y)
    })
    canvas.y = bottom + 8
  }
  if (parties.length > 0) canvas.rule(canvas.y, EDGE, 0.5)
  canvas.y += 8
}
