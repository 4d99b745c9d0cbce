import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { childEnvironment } from '../../core/env'
import type { Binaries } from './binaries'

/**
 * PostgreSQL cannot run as root, so root starts it as `nobody`, who cannot walk into a folder such
 * as /root. Then binaries and cluster live beside it, where everybody may walk; a note in the data
 * folder says where.
 */
const BESIDE = '/var/lib/peak-1031'
const NOBODY = 65_534

const canReach = (target: string) =>
  spawnSync('/usr/bin/test', ['-x', target], {
    uid: NOBODY,
    gid: NOBODY,
    env: childEnvironment({ HOME: '/tmp' }),
  }).status === 0

/** The package's server, copied once to where others may start it. */
function copyBinaries({ postgres }: Binaries): Binaries {
  const native = path.dirname(path.dirname(postgres))
  const target = path.join(
    BESIDE,
    `postgresql-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`,
  )
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, target)
    rmSync(unfinished, { recursive: true, force: true })
  }
  return { initdb: path.join(target, 'bin', 'initdb'), postgres: path.join(target, 'bin', 'postgres') }
}

/** Where the server and its folder really are, for the user who runs it. The folder exists already. */
export function reachableFor(
  isRoot: boolean,
  folder: string,
  binaries: Binaries,
): { folder: string; binaries: Binaries } {
  if (!isRoot || (canReach(folder) && canReach(binaries.postgres))) return { folder, binaries }
  mkdirSync(BESIDE, { recursive: true, mode: 0o755 })
  const elsewhere = path.join(
    BESIDE,
    `data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`,
  )
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 })
  writeFileSync(
    path.join(path.dirname(folder), 'postgres-is-elsewhere.txt'),
    `The embedded PostgreSQL runs as another user, who cannot enter this folder. Its data is in ${elsewhere}.\n`,
  )
  return { folder: elsewhere, binaries: copyBinaries(binaries) }
}
