import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { childEnvironment } from '../../src/core/env'
import { freePort } from './freePort'
import { listProcess, scratchFolder, unlistProcess } from './scratch'
import { until } from './wait'

/** A server that speaks S3, checks signatures, and stores what it is given in a folder. */
export type S3Server = {
  /** The settings that lead to it. */
  settings: Record<'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY', string>
  /** Paths of what is stored; this server cannot end an upload, so parts of unfinished ones are left out. */
  stored: () => string[]
  close: () => Promise<void>
}

const BUCKET = 'peak-files'

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )

export async function startS3(): Promise<S3Server> {
  const [folder, port] = [scratchFolder('s3'), await freePort()]
  const options = {
    directory: folder,
    address: '127.0.0.1',
    port,
    silent: true,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  }
  // The package has no program that starts it.
  const program = `new (require('@20minutes/s3rver'))(${JSON.stringify(options)}).run()`
  const child = spawn(process.execPath, ['--input-type=commonjs', '--eval', program], {
    env: childEnvironment({}),
    stdio: 'ignore',
  })
  const { pid } = child
  if (pid === undefined) throw new Error('The S3 server could not be started.')
  listProcess(pid)
  const ended = once(child, 'exit').then(() => unlistProcess(pid))
  const endpoint = `http://127.0.0.1:${port}`
  await until('the S3 server answers', () => answers(endpoint))
  return {
    settings: {
      S3_BUCKET: BUCKET,
      S3_ENDPOINT: endpoint,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    stored: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((file) => !file.includes('_S3rver_uploads')),
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
