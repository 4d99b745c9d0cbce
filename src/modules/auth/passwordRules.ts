import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { InvalidInputError } from '../../core/errors'

/** The shortest password that is accepted (contract section 2 asks the same of the first administrator). */
export const SHORTEST_PASSWORD = 12

/** Far more than anybody types; each character costs time to check. */
const LONGEST_PASSWORD = 1000
const JUDGED_CHARACTERS = 128

/** From 0 to 4: 3 needs more than a hundred million guesses. */
const LEAST_STRENGTH = 3

let factory: ZxcvbnFactory | undefined

function strengthMeter(): ZxcvbnFactory {
  factory ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
  return factory
}

/** A phone number as somebody might type it: all digits, and without its country. */
function digitsOf(text: string): string[] {
  const digits = text.replaceAll(/\D/g, '')
  return digits.length < 7 ? [] : [digits, digits.slice(-10)]
}

/** The parts of somebody's own data that a password must not be made of. */
const wordsOf = (own: readonly string[]): string[] =>
  [...own, ...own.flatMap((text) => text.split(/[@.\s_-]+/)), ...own.flatMap(digitsOf)].filter(
    (word) => word.length > 2,
  )

/**
 * Whether a password may be somebody's (issue: at least 12 characters, strong, not their own data).
 * @param own name, e-mail and whatever else is known of the person
 * @returns what is wrong with it in a sentence, or null
 */
export function passwordFault(password: string, own: readonly string[]): string | null {
  if (password.length < SHORTEST_PASSWORD) return `A password has at least ${SHORTEST_PASSWORD} characters.`
  if (password.length > LONGEST_PASSWORD) return `A password has at most ${LONGEST_PASSWORD} characters.`
  const words = wordsOf(own)
  if (
    words.some(
      (word) =>
        word.length > 3 &&
        password.toLowerCase().includes(word.toLowerCase()) &&
        password.length - word.length < SHORTEST_PASSWORD,
    )
  )
    return 'The password is made of your own name or address. Choose other words.'
  const { score, feedback } = strengthMeter().check(password.slice(0, JUDGED_CHARACTERS), [
    'peak',
    '1031',
    'exchange',
    ...words,
  ])
  if (score >= LEAST_STRENGTH) return null
  return `This password would be guessed too soon. ${feedback.warning ?? 'Add another word or two that do not belong together.'}`
}

/** @throws InvalidInputError with what is wrong */
export function checkNewPassword(password: string, own: readonly string[]): void {
  const fault = passwordFault(password, own)
  if (fault) throw new InvalidInputError(fault, 'password')
}
