import { settings } from '../env'

/** What a demonstration tells people above every page; null in earnest. */
export function demonstrationNotice(): string | null {
  if (settings().DEMO === 'off') return null
  return 'This is a demonstration. The second factor at sign-in is off, and the people and exchanges are made up.'
}
