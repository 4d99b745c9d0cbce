import { domainToASCII, domainToUnicode } from 'node:url'
import { z } from 'zod'

/**
 * What an e-mail address is, for everything that stores one: contacts, users, invitations, imports and the
 * sync. What mail systems deliver to counts, in every script; a quoted name or an address of numbers in
 * brackets is nothing people have.
 */

/** RFC 5321: octets of the whole path, and of what stands before the "@". */
const MOST_OCTETS = 254
const MOST_LOCAL_OCTETS = 64
/** Longer than any address, with what people leave around it: nothing more is looked for in it. */
const LONGEST_WORD = 320

/** A dot-atom of RFC 5322, with the letters of RFC 6531. */
const ATOM = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60{|}~-]+`
const LOCAL = new RegExp(String.raw`^${ATOM}(?:\.${ATOM})*$`, 'u')
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** An ending is letters, or those of another script in punycode. */
const ENDING = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

const octets = (text: string) => Buffer.byteLength(text)

/** The domain as mail systems look it up, or null for what is none. */
function asciiDomain(domain: string): string | null {
  if (domain.length > LONGEST_WORD || !DOMAIN.test(domain)) return null
  const ascii = domainToASCII(domain)
  const labels = ascii.split('.')
  const sound = labels.length > 1 && labels.every((label) => LABEL.test(label))
  return sound && ENDING.test(labels.at(-1) ?? '') ? ascii : null
}

function parts(text: string): { local: string; domain: string } {
  const at = text.lastIndexOf('@')
  return { local: text.slice(0, Math.max(at, 0)), domain: text.slice(at + 1) }
}

export const NOT_AN_ADDRESS = 'is not an e-mail address'

/** Whether mail systems take a text as an address. */
export function isEmailAddress(text: string): boolean {
  const { local, domain } = parts(text)
  if (octets(local) > MOST_LOCAL_OCTETS || !LOCAL.test(local)) return false
  const ascii = asciiDomain(domain)
  return ascii !== null && octets(local) + 1 + ascii.length <= MOST_OCTETS
}

/** Under which two addresses are the same: composed characters, lower case, the domain in punycode. */
export function emailKey(text: string): string {
  const { local, domain } = parts(text.trim().normalize('NFC').toLowerCase())
  return `${local}@${asciiDomain(domain) ?? domain}`
}

/** The ways in which one address may be stored in lower case, to look it up by. */
export function emailForms(text: string): string[] {
  const written = text.trim().toLowerCase()
  const { local, domain } = parts(emailKey(text))
  return [...new Set([written, `${local}@${domain}`, `${local}@${domainToUnicode(domain) || domain}`])]
}

/** An address in the input of an endpoint. */
export const emailAddress = () =>
  z.string().max(MOST_OCTETS).refine(isEmailAddress, { message: NOT_AN_ADDRESS }).meta({ format: 'email' })

/** Longer than any list of addresses in one field: what is longer is none. */
const MOST_READ = 4000

/** What people leave before and after an address: brackets, quotes, commas. */
const BEFORE = `"'<([`
const AFTER = `"'>)].,;:`
const isLeft = (sign: string, signs: string): boolean => signs.includes(sign) || sign.trim() === ''

/** Without what people leave around an address; also `mailto:` and a subject. The ends are found sign by sign, in one pass. */
function bare(word: string): string {
  let [start, end] = [0, word.length]
  while (start < end && isLeft(word.charAt(start), BEFORE)) start += 1
  while (end > start && isLeft(word.charAt(end - 1), AFTER)) end -= 1
  const [address = ''] = word
    .slice(start, end)
    .replace(/^mailto:/i, '')
    .split('?', 1)
  return address
}

/** Addresses stand apart by commas, semicolons, bars, slashes, line breaks and Google's " ::: ". */
const piecesOf = (text: string): string[] =>
  text.replaceAll(/"[^"]*"(?=\s*<)/g, ' ').split(/[,;|\r\n]|:::|\s\/\s/)

/** The addresses of one piece; the words around them name the person or the kind of address. */
function addressesIn(piece: string): string[] {
  const inBrackets = /<([^<>]*)>/.exec(piece)?.[1]
  const words = inBrackets === undefined ? piece.split(/\s+/) : [inBrackets]
  return words
    .filter(({ length }) => length <= LONGEST_WORD)
    .map(bare)
    .filter(isEmailAddress)
}

/** The addresses in a field as people fill it, each once and as it is written, and what in it is none. */
export function emailsIn(text: string): { addresses: string[]; rest: string[] } {
  if (text.length > MOST_READ) return { addresses: [], rest: [text] }
  const found = new Map<string, string>()
  const rest: string[] = []
  for (const piece of piecesOf(text.normalize('NFC'))) {
    const addresses = addressesIn(piece)
    for (const address of addresses) found.set(emailKey(address), found.get(emailKey(address)) ?? address)
    if (addresses.length === 0 && /[\p{L}\p{N}]/u.test(piece)) rest.push(piece.trim())
  }
  return { addresses: [...found.values()], rest }
}
