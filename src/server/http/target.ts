import type { IncomingMessage } from 'node:http'

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/**
 * The path of a request, without its query. Null for one that would be another path once somebody
 * has tidied it up (`/a/../b`, also in percent signs or with backslashes) or that names a host:
 * every check must see the same path. Browsers send none of these.
 */
export function plainPath(req: IncomingMessage): string | null {
  const [path = ''] = (req.url ?? '').split(/[?#]/)
  const plain = decoded(path)
  if (plain === null || !path.startsWith('/') || plain.includes('\\')) return null
  return plain.split('/').some((segment) => segment === '.' || segment === '..') ? null : path
}
