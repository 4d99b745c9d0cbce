/**
 * Where to go after signing in: a path of our own and nothing else. What a browser would read as
 * another site (`//host`, `/\host`, a scheme, control characters) leads home.
 */
export function safeNext(next: string | null | undefined): string | null {
  if (!next || !next.startsWith('/') || /[\\\u0000-\u001f]/.test(next)) return null
  const base = 'http://here.invalid'
  const url = URL.canParse(next, base) ? new URL(next, base) : null
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return null
  if (url.pathname === '/login' || url.pathname.startsWith('/api/')) return null
  return `${url.pathname}${url.search}${url.hash}`
}
