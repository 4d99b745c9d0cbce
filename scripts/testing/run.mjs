import { spawn } from 'node:child_process'
import path from 'node:path'

/** Settings of the person who runs the tests must not reach the platforms that the tests start. */
const KEPT = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TERM',
  'LANG',
  'LC_ALL',
  'CI',
  'FORCE_COLOR',
  'NO_COLOR',
  'CHROME_PATH',
  'TMPDIR',
  'AWS_LAMBDA_JS_RUNTIME',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
])

export function cleanEnvironment(extras) {
  const kept = Object.entries(process.env).filter(
    ([name]) => KEPT.has(name) || name.startsWith('npm_config_'),
  )
  return { ...Object.fromEntries(kept), ...extras }
}

const running = new Set()

/**
 * Runs one of the packages' programs with this Node.
 * @param {((text: string) => void) | null} output takes what it writes; null lets it write by itself
 * @returns its exit code
 */
export function runTool(file, args, env, output = null) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join('node_modules', file), ...args], {
      stdio: output ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env,
    })
    running.add(child)
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => output(text))
    child.on('error', reject)
    child.on('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

let ending = false
/** True once the programs were told to end: what they leave undone is no failure of theirs. */
export const stopped = () => ending

/** Passes a signal on to the programs that run; the run ends with them. */
export function stopTools(signal) {
  ending = true
  for (const child of running) child.kill(signal)
}
