const SHORTEST = 12

/**
 * What a password still lacks, said while it is typed. Whether it would be guessed is checked when it
 * is sent: the word lists for it are too large for this page.
 */
export function passwordWords(password: string, own: readonly string[]): string {
  if (password === '') return ''
  const missing = SHORTEST - [...password].length
  if (missing > 0) return missing === 1 ? 'One more character.' : `${missing} more characters.`
  if (own.some((word) => word.length > 3 && password.toLowerCase().includes(word.toLowerCase())))
    return 'It contains your name or your address: better without.'
  if (new Set(password).size < 6) return 'The same few characters over and over are soon guessed.'
  return 'Long enough. Whether it is hard to guess is checked when you continue.'
}
