import { readFileSync } from 'node:fs'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import { z } from 'zod'
import { unpacked } from './woff'

/** How a text is drawn. */
export type Face = 'regular' | 'bold' | 'italic'

/** A family of fonts, in slices of some characters each; the names say which of them are used. */
type Family = { name: string; slices?: readonly string[]; italic?: boolean }

const COMMON: readonly Family[] = [
  { name: 'noto-sans', italic: true },
  { name: 'noto-sans-hebrew', slices: ['hebrew'] },
  { name: 'noto-sans-arabic', slices: ['arabic'] },
  { name: 'noto-sans-thai', slices: ['thai'] },
]
/** Whose shape a character has that Chinese, Japanese and Korean share. */
export type Ideographs = 'sc' | 'jp' | 'kr'
const IDEOGRAPHS: Record<Ideographs, readonly Ideographs[]> = {
  sc: ['sc', 'jp', 'kr'],
  jp: ['jp', 'sc', 'kr'],
  kr: ['kr', 'sc', 'jp'],
}

const FOLDER = path.resolve('node_modules')
const WEIGHTS: Record<Face, string> = { regular: '400', bold: '600', italic: '400' }
/** What has no Noto slice (arrows, signs, Armenian, Georgian). */
const REST: Record<Face, string> = {
  regular: 'DejaVuSans.ttf',
  bold: 'DejaVuSans-Bold.ttf',
  italic: 'DejaVuSans-Oblique.ttf',
}

/** Characters from and to, and the name of the slice that has them. */
type Slice = { name: string; ranges: readonly (readonly [number, number])[] }
const ranges = z.record(z.string(), z.string())
const slices = new Map<string, readonly Slice[]>()

function rangeOf(text: string): readonly [number, number] {
  const [from = '', to = from] = text.replace('U+', '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}

/** The slices of a family; read once, when a character of it is first looked for. */
function slicesOf({ name, slices: wanted }: Family): readonly Slice[] {
  const known = slices.get(name)
  if (known) return known
  const file = path.join(FOLDER, '@fontsource', name, 'unicode.json')
  const found = Object.entries(ranges.parse(JSON.parse(readFileSync(file, 'utf8'))))
    .filter(([slice]) => !wanted || wanted.includes(slice))
    .map(([slice, text]) => ({ name: slice.replaceAll(/[[\]]/g, ''), ranges: text.split(',').map(rangeOf) }))
  slices.set(name, found)
  return found
}

/** A font file that was read, and what is asked of it; its tables are read as they are needed. */
type Loaded = { bytes: Buffer; font: Font }
const loaded = new Map<string, Loaded>()
/** Some seventy kilobytes each: a text in many slices must not fill the memory. */
const MOST_LOADED = 200

function load(file: string): Loaded {
  const known = loaded.get(file)
  if (known) return known
  const read = readFileSync(file)
  const bytes = file.endsWith('.woff') ? unpacked(read) : read
  const font = create(bytes)
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is no font.`)
  // The one that was read first goes: all at once would be read anew for the next character.
  const [oldest] = loaded.keys()
  if (loaded.size >= MOST_LOADED && oldest !== undefined) loaded.delete(oldest)
  loaded.set(file, { bytes, font })
  return { bytes, font }
}

/** A font as a document embeds it. */
export const fontBytes = (file: string): Buffer => load(file).bytes

/** Whether a font file has a character. */
export const hasCharacter = (file: string, point: number): boolean =>
  load(file).font.hasGlyphForCodePoint(point)

function fileIn(family: Family, point: number, face: Face): string | null {
  const style = face === 'italic' && family.italic ? 'italic' : 'normal'
  for (const { name, ranges: has } of slicesOf(family)) {
    if (!has.some(([from, to]) => point >= from && point <= to)) continue
    const file = `${family.name}-${name}-${WEIGHTS[face]}-${style}.woff`
    const full = path.join(FOLDER, '@fontsource', family.name, 'files', file)
    if (hasCharacter(full, point)) return full
  }
  return null
}

function search(point: number, face: Face, shared: Ideographs): string | null {
  const families = [...COMMON, ...IDEOGRAPHS[shared].map((name) => ({ name: `noto-sans-${name}` }))]
  for (const family of families) {
    const file = fileIn(family, point, face)
    if (file) return file
  }
  const rest = path.join(FOLDER, 'dejavu-fonts-ttf/ttf', REST[face])
  return hasCharacter(rest, point) ? rest : null
}

const files = new Map<string, string | null>()
/** A text of nothing but unusual characters must not fill the memory. */
const MOST_REMEMBERED = 20_000

/** The font file that shows a character; null where none has it. What is large is opened only then. */
export function fontFor(point: number, face: Face, shared: Ideographs): string | null {
  const key = `${face} ${shared} ${point}`
  const known = files.get(key)
  if (known !== undefined) return known
  if (files.size > MOST_REMEMBERED) files.clear()
  const file = search(point, face, shared)
  files.set(key, file)
  return file
}

/** The shape that characters have in a text: Japanese beside kana, Korean beside Hangul, else Chinese. */
export function ideographsOf(text: string): Ideographs {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'jp'
  return /\p{Script=Hangul}/u.test(text) ? 'kr' : 'sc'
}
