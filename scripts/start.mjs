import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'

/** `npm start`: build when the sources changed, then the platform in this same process. */
const say = (line) => process.stdout.write(`${line}\n`)

try {
  process.env.NODE_ENV = 'production'
  const folder = await ensureBuild(say)
  process.env.PEAK_NEXT_DIR = path.join(folder, 'next')
  // Compiled once for each build, not at each start.
  enableCompileCache(path.resolve(folder, 'compiled'))
  await import(pathToFileURL(path.resolve(folder, 'server', 'main.mjs')).href)
} catch (error) {
  say(`\n  Peak 1031 could not be built. ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
