import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Secrets that a demonstration generates, stored in its data folder for the next start. */
export type LocalSecrets = { payloadSecret: string; encryptionKey: string; databasePassword: string }

const isSecrets = (value: unknown): value is LocalSecrets =>
  value instanceof Object &&
  ['payloadSecret', 'encryptionKey', 'databasePassword'].every(
    (name) => typeof Reflect.get(value, name) === 'string',
  )

/** Reads them, or makes them at the first start. The folder must be locked by the caller. */
export function localSecrets(folder: string): LocalSecrets {
  const file = path.join(folder, 'secrets.json')
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isSecrets(stored)) return stored
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const made: LocalSecrets = {
    payloadSecret: randomBytes(32).toString('hex'),
    encryptionKey: randomBytes(32).toString('hex'),
    databasePassword: randomBytes(24).toString('base64url'),
  }
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}
