import { settings } from '../core/env'

/** The banner that a demonstration shows above every page; null in production. */
export function demonstrationNotice(): string | null {
  const { DEMO, REQUIRE_2FA } = settings()
  if (DEMO === 'off') return null
  const asked = REQUIRE_2FA === 'admin' || REQUIRE_2FA === 'all'
  return `This is a demonstration. ${asked ? '' : 'The second factor at sign-in is off, and the '}${asked ? 'The ' : ''}people and exchanges are made up.`
}
