import { asWritten, charactersOf, isReshaped, runsOf, visualOrder, type Character } from './characters'
import type { Face } from './fonts'

/** How a text looks. */
export type Look = { face: Face; size: number; color: string }

/** A piece of a line in one font, so far from its beginning. */
export type Run = { text: string; font: string; left: number }

/** A line as it is drawn; `actual` is what it says where its glyphs do not follow the text. */
export type Line = { runs: readonly Run[]; width: number; actual: string | null }

/** The width of a text in a font. */
export type Measure = (text: string, font: string, size: number) => number

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u
const words = new Intl.Segmenter('en', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Where a text may be broken: after its spaces, and between the words of scripts that have none. */
function lengthsOf(text: string): number[] {
  const spaced = text.match(/\s*\S+\s*|\s+/gu) ?? []
  const parts = spaced.flatMap((part) =>
    UNSPACED.test(part) ? Array.from(words.segment(part), ({ segment }) => segment) : [part],
  )
  const joined: string[] = []
  for (const part of parts) {
    if (joined.length > 0 && CLOSING.test(part)) joined[joined.length - 1] += part
    else joined.push(part)
  }
  return joined.map((part) => part.length)
}

const textOf = (characters: readonly Character[]) => characters.map(({ text }) => text).join('')

function withoutEnd(characters: readonly Character[]): readonly Character[] {
  const last = characters.findLastIndex(({ text }) => !/^\s$/u.test(text))
  return characters.slice(0, last + 1)
}

/** Characters in pieces of so many letters each. */
function piecesOf(characters: readonly Character[], lengths: readonly number[]): Character[][] {
  let index = 0
  return lengths.map((length) => {
    const piece: Character[] = []
    for (let taken = 0; taken < length && index < characters.length; index += 1) {
      const character = characters[index]
      if (!character) break
      piece.push(character)
      taken += character.text.length
    }
    return piece
  })
}

/** Makes lines of texts that are no wider than they may be. */
export class LineMaker {
  readonly #measure: Measure
  constructor(measure: Measure) {
    this.#measure = measure
  }

  /** A text as lines; what does not fit even alone is broken between its letters. */
  lines(text: string, { face, size }: Look, width: number): Line[] {
    return text.split(/\r?\n/u).flatMap((paragraph) => {
      const characters = charactersOf(paragraph, face)
      const pieces = piecesOf(characters, lengthsOf(textOf(characters)))
      return this.#fill(pieces, size, width).map((line) => this.#line(line, size))
    })
  }

  #width(characters: readonly Character[], size: number): number {
    return runsOf(characters).reduce((sum, { text, font }) => sum + this.#measure(text, font, size), 0)
  }

  #fill(pieces: readonly Character[][], size: number, width: number): Character[][] {
    const lines: Character[][] = []
    let [line, used]: [Character[], number] = [[], 0]
    for (const piece of pieces) {
      const alone = this.#width(withoutEnd(piece), size)
      if (line.length > 0 && used + alone > width) {
        lines.push(line)
        ;[line, used] = [[], 0]
      }
      if (alone > width && piece.length > 1) {
        const broken = this.#broken(piece, size, width)
        lines.push(...broken.slice(0, -1))
        line = broken.at(-1) ?? []
        used = this.#width(line, size)
        continue
      }
      line.push(...piece)
      used += this.#width(piece, size)
    }
    return [...lines, line]
  }

  #broken(piece: readonly Character[], size: number, width: number): Character[][] {
    const lengths = Array.from(graphemes.segment(textOf(piece)), ({ segment }) => segment.length)
    const lines: Character[][] = [[]]
    let used = 0
    for (const grapheme of piecesOf(piece, lengths)) {
      const wide = this.#width(grapheme, size)
      if (used + wide > width && used > 0) {
        lines.push([])
        used = 0
      }
      lines.at(-1)?.push(...grapheme)
      used += wide
    }
    return lines
  }

  #line(characters: readonly Character[], size: number): Line {
    const logical = runsOf(withoutEnd(characters))
    const runs: Run[] = []
    let left = 0
    for (const { text, font } of visualOrder(logical)) {
      runs.push({ text, font, left })
      left += this.#measure(text, font, size)
    }
    return { runs, width: left, actual: isReshaped(logical) ? asWritten(textOf(logical)) : null }
  }
}
