import { asSingleLine } from '../api/plainText'
import { drawBlock, drawParties } from './blocks'
import { Canvas } from './canvas'
import type { PdfContent } from './content'
import { drawFrames, drawLetterhead } from './letterhead'
import { INK, SMALL, SOFT, write } from './text'

/** Makes the PDF document of what it says: tagged, with letterhead, numbered sections and numbered pages. */
export async function renderPdf(content: PdfContent): Promise<Buffer> {
  const { title, subtitle, number, asOf, letterhead, parties, blocks } = content
  const canvas = new Canvas({
    title: asSingleLine(subtitle ? `${title}: ${subtitle}` : title),
    number,
    at: asOf,
  })
  drawLetterhead(canvas, letterhead)
  write(canvas, title, { face: 'bold', size: 19, color: INK }, { tag: 'H1' })
  canvas.y += 2
  if (subtitle) write(canvas, subtitle, { face: 'regular', size: 11, color: SOFT })
  write(canvas, `Document ${number}`, SMALL)
  canvas.y += 12
  drawParties(canvas, parties)
  let section = 0
  for (const block of blocks) {
    if (block.kind === 'section') section += 1
    await drawBlock(canvas, block, section, letterhead.color)
  }
  drawFrames(canvas, content)
  return canvas.finish()
}
