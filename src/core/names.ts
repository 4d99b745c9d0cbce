/** Letters that stand for themselves in Unicode and are written without their mark on other keyboards. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** A text with plain letters in place of those with marks, as far as it has Latin ones. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøłđðþı]/gi, (letter) => PLAIN[letter.toLowerCase()] ?? letter)

/**
 * A name as it is compared: without accents, capitals and punctuation, with single spaces. Two names
 * that differ in nothing else are the same person's.
 */
export const plainName = (name: string): string =>
  withoutAccents(name)
    .toLowerCase()
    .replaceAll(/['’`.]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
