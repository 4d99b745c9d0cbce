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

/** Runs one of the packages' programs with this Node, its output passed on. @returns its exit code */
export function runTool(file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join('node_modules', file), ...args], {
      stdio: 'inherit',
      env,
    })
    current = child
    child.on('error', reject)
    child.on('exit', (code) => {
      current = null
      resolve(code ?? 1)
    })
  })
}

let current = null

/** Passes a signal on to the program that runs; the run ends with it. */
export function stopTool(signal) {
  current?.kill(signal)
}
