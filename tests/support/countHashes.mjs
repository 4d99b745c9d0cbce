import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded into the platform before its first module (`--import`): says of every password hash that is
 * computed what it costs, and computes it. Time cannot tell this on a busy machine; work can.
 */
const say = (rounds, bytes, digest) =>
  process.stdout.write(`${JSON.stringify({ hashed: { rounds, bytes, digest } })}\n`)

const { pbkdf2, pbkdf2Sync } = crypto
crypto.pbkdf2 = (password, salt, rounds, bytes, digest, done) => {
  say(rounds, bytes, digest)
  return pbkdf2(password, salt, rounds, bytes, digest, done)
}
crypto.pbkdf2Sync = (password, salt, rounds, bytes, digest) => {
  say(rounds, bytes, digest)
  return pbkdf2Sync(password, salt, rounds, bytes, digest)
}
syncBuiltinESMExports()
