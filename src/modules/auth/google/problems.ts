/** Why somebody is led back to the sign-in; the page has a sentence for each. */
export const GOOGLE_PROBLEMS = [
  'google-off',
  'google-unreachable',
  'google-again',
  'google-refused',
  'google-unverified',
  'google-unknown',
] as const
