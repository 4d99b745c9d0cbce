import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { settings } from '../env'

/**
 * Encryption of secrets at rest: AES-256-GCM. An encrypted text names its key
 * (`v1.<key id>.<iv>.<tag>.<data>`, base64url), so that keys can be changed one after the other.
 */

const keyOf = (hex: string) => Buffer.from(hex, 'hex')
const keyIdOf = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 8)

function currentKey(): Buffer {
  const hex = settings().ENCRYPTION_KEY
  if (!hex) throw new Error('ENCRYPTION_KEY is not set.')
  return keyOf(hex)
}

/** The key of that id: the current one, or while keys are being changed the one of before. */
function keyOfId(id: string): Buffer {
  const { ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS } = settings()
  const key = [ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS]
    .flatMap((hex) => (hex ? [keyOf(hex)] : []))
    .find((candidate) => keyIdOf(candidate) === id)
  if (!key) throw new Error('A stored secret was encrypted with another ENCRYPTION_KEY.')
  return key
}

/** Encrypts a text with the current key. `purpose` binds it to its place: it cannot be decrypted anywhere else. */
export function encryptText(text: string, purpose: string): string {
  const key = currentKey()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    'v1',
    keyIdOf(key),
    ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url')),
  ].join('.')
}

/** Decrypts what `encryptText` made. @throws when the key is another one or the text was altered */
export function decryptText(encrypted: string, purpose: string): string {
  const [version, keyId = '', iv = '', tag = '', data = ''] = encrypted.split('.')
  if (version !== 'v1') throw new Error('A stored secret has a form that is not known here.')
  const decipher = createDecipheriv('aes-256-gcm', keyOfId(keyId), Buffer.from(iv, 'base64url')).setAAD(
    Buffer.from(purpose),
  )
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8')
}

/** Whether a text is encrypted with the current key. */
export const isCurrent = (encrypted: string): boolean => encrypted.split('.')[1] === keyIdOf(currentKey())
