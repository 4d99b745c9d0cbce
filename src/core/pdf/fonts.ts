import path from 'node:path'
import { openSync } from 'fontkit'

/** The fonts that every PDF embeds: those of the standard know Western European letters alone. */
const FOLDER = path.resolve('node_modules/dejavu-fonts-ttf/ttf')
export const FONTS = {
  body: path.join(FOLDER, 'DejaVuSans.ttf'),
  bold: path.join(FOLDER, 'DejaVuSans-Bold.ttf'),
  italic: path.join(FOLDER, 'DejaVuSans-Oblique.ttf'),
} as const
export type FontName = keyof typeof FONTS

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
export function printable(text: string): string {
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
