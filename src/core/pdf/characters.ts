import bidiFactory from 'bidi-js'
import { fontFor, hasCharacter, ideographsOf, type Face } from './fonts'

const bidi = bidiFactory()

/** A piece of text that is drawn as it is, in one font; `level` is odd where it is written from right to left. */
export type Character = { text: string; font: string; level: number }

/** What changes the direction of a text: it would make a name look like another one. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** What has a glyph and nothing to see, the joiners of Arabic and Indian scripts apart: two names may differ in it alone. */
const INVISIBLE = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/u

/** What belongs to the character before it. */
const JOINED = /[\p{M}\u200c\u200d]/u

const numbered = (point: number) => `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`

/** A tone mark of Thai stands above the ring of sara am: drawn apart, in the order in which they are stacked. */
const stacked = (text: string) => text.replaceAll(/([\u0e48-\u0e4b])\u0e33/gu, '\u0e4d$1\u0e32')
/** A text that is drawn, as it was written. */
export const asWritten = (text: string) => text.replaceAll(/\u0e4d([\u0e48-\u0e4b])\u0e32/gu, '$1\u0e33')

/**
 * A line of text as the fonts show it. What none of them has (emoji) is written as its number, `[U+1F3E0]`:
 * on evidence nothing may be left out, or look like something else.
 */
export function charactersOf(text: string, face: Face): Character[] {
  const plain = stacked(text.normalize('NFC')).replaceAll(/\p{Cc}/gu, ' ')
  const shared = ideographsOf(plain)
  const found: { text: string; font: string }[] = []
  const add = (shown: string, font: string) => found.push({ text: shown, font })
  for (const character of plain) {
    const point = character.codePointAt(0) ?? 0
    const before = found.at(-1)
    const font =
      before && JOINED.test(character) && hasCharacter(before.font, point)
        ? before.font
        : fontFor(point, face, shared)
    if (font && !DIRECTION.test(character) && !INVISIBLE.test(character)) add(character, font)
    else for (const sign of numbered(point)) add(sign, fontFor(sign.charCodeAt(0), face, shared) ?? '')
  }
  const { levels } = bidi.getEmbeddingLevels(found.map((entry) => entry.text).join(''), 'ltr')
  let index = 0
  return found.map((entry) => {
    const level = levels[index] ?? 0
    index += entry.text.length
    return { ...entry, level }
  })
}

/** Text of one font and one direction, in the order in which it is read. */
export function runsOf(characters: readonly Character[]): Character[] {
  const runs: Character[] = []
  for (const { text, font, level } of characters) {
    const last = runs.at(-1)
    if (last?.font === font && last.level === level)
      runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push({ text, font, level })
  }
  return runs
}

const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** What stands between words from right to left is turned around here; the words are by the font itself. */
function turned(text: string): string {
  const signs = [...text].toReversed()
  return signs.map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join('')
}

/** Runs in the order in which they are drawn from left to right (UAX 9, rule L2). */
export function visualOrder(runs: readonly Character[]): Character[] {
  const order = runs.map((run) =>
    run.level % 2 === 1 && !FROM_RIGHT.test(run.text) ? { ...run, text: turned(run.text) } : run,
  )
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start
      while ((order[end]?.level ?? -1) >= level) end += 1
      if (end - start > 1) order.splice(start, end - start, ...order.slice(start, end).toReversed())
      start = Math.max(start, end)
    }
  }
  return order
}

/** Whether glyphs stand in another order, or in other shapes, than the text that they show. */
export const isReshaped = (runs: readonly Character[]): boolean =>
  runs.some(({ text, level }) => level > 0 || /[\p{Script=Devanagari}\p{Script=Thai}]/u.test(text))
