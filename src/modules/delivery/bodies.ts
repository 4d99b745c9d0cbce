import { decryptText, encryptText } from '../../core/crypto/encryption'

/** The words of a message as they are sent. A text message has no HTML. */
export type Bodies = { text: string | null; html: string | null }

type Held = Bodies & { id: string; secret: boolean }
type Part = 'text' | 'html'

const purposeOf = (id: string, part: Part): string => `outbox.${id}.${part}`
const each = (bodies: Bodies, change: (body: string, part: Part) => string): Bodies => ({
  text: bodies.text === null ? null : change(bodies.text, 'text'),
  html: bodies.html === null ? null : change(bodies.html, 'html'),
})

/** The bodies as they are stored: what holds a code or a link that opens something is encrypted. */
export const toStored = (held: Held): Bodies =>
  held.secret
    ? each(held, (body, part) => encryptText(body, purposeOf(held.id, part)))
    : { text: held.text, html: held.html }

/** The bodies as they are read. @throws when they were encrypted with another key */
export const fromStored = (held: Held): Bodies =>
  held.secret
    ? each(held, (body, part) => decryptText(body, purposeOf(held.id, part)))
    : { text: held.text, html: held.html }
