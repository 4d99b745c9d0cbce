import { z } from 'zod'

/**
 * Which characters a text may have. A line break or another control character in a name begins lines
 * of its own wherever the name is written (mail headers, calendars, CSV, logs), and a character that
 * turns the direction of writing shows another name than the one that is stored.
 */

/** C0, DEL, C1, half a character, the separators of lines and paragraphs, and what overrides or isolates the direction of writing. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const ALL_NOT_IN_A_LINE = new RegExp(NOT_IN_A_LINE.source, 'gu')

/** A longer text has line breaks and tabs, and no other of them. Its direction is its writer's. */
const NOT_IN_LINES = /[^\P{Cc}\t\n\r]|[\p{Cs}\u2028\u2029]/u
const ALL_NOT_IN_LINES = new RegExp(NOT_IN_LINES.source, 'gu')

export const ONE_LINE = 'must be a single line without line breaks or control characters'
export const PLAIN_LINES = 'must not contain control characters'

export const isSingleLine = (text: string): boolean => !NOT_IN_A_LINE.test(text)
export const isPlainText = (text: string): boolean => !NOT_IN_LINES.test(text)

/** A text of one line in the input of an endpoint; what is stored and shown as a name, a reason, a number. */
export const singleLine = () => z.string().refine(isSingleLine, { message: ONE_LINE })

/** A longer text in the input of an endpoint, as people write it into a large field. */
export const multiLine = () => z.string().refine(isPlainText, { message: PLAIN_LINES })

/** A text from elsewhere made fit for one line: each run of what does not belong there becomes a space. */
export const asSingleLine = (text: string): string =>
  isSingleLine(text)
    ? text
    : text
        .replaceAll(/\s+/gu, (space) => (isSingleLine(space) ? space : ' '))
        .replaceAll(ALL_NOT_IN_A_LINE, ' ')
        .replaceAll(/ {2,}/g, ' ')
        .trim()

/** A longer text from elsewhere without its control characters. */
export const asPlainText = (text: string): string =>
  isPlainText(text) ? text : text.replaceAll(/[\u2028\u2029]/g, '\n').replaceAll(ALL_NOT_IN_LINES, '')
