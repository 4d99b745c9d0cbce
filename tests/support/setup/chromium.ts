import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/**
 * A Chromium for the browser tests: the one inside the npm package, unpacked once for each version;
 * else one that the machine has; else Debian's.
 */
const installed = () =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
    existsSync(file),
  )

function runs(file: string): boolean {
  const { status } = spawnSync(file, ['--version', '--no-sandbox'], { timeout: 60_000 })
  return status === 0
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}

/** The package unpacks itself into TMPDIR and never looks again: a folder for each version and person. */
async function unpacked(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const folder = path.join('/tmp', `peak-chromium-${packageVersion()}-${os.userInfo().uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const before = os.tmpdir()
  process.env['TMPDIR'] = folder
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const file = await chromium.executablePath()
    return runs(file) ? file : null
  } finally {
    process.env['TMPDIR'] = before
  }
}

function fromDebian(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  process.stdout.write('  Installing Chromium from Debian (once) ...\n')
  const options = { stdio: 'ignore' as const, timeout: 300_000 }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
  return installed() ?? null
}

/** @throws with a sentence that says what to do when there is no browser to be had */
export async function findChromium(): Promise<string> {
  const found = process.env['CHROME_PATH'] || ((await unpacked()) ?? installed() ?? fromDebian())
  if (!found)
    throw new Error(
      'There is no browser for the browser tests: install Chromium or Chrome and set CHROME_PATH to it.',
    )
  return found
}
