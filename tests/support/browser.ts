import { chromium, type Browser } from 'playwright-core'
import { inject } from 'vitest'

/** Our own flags: the package's would hide faults of content policy and cross-origin rules. */
const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/** Opens the browser of the test run; one for a file, with a context for each test. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject('browserPath'), args: FLAGS, chromiumSandbox: false })
}
