import type { Endpoint, SanitizedConfig } from 'payload'
import { COLLECTIONS } from '../../core/access/matrix'
import { descriptionOf } from '../../core/api/defineEndpoint'
import type { RequestRoute } from './request'

/**
 * Our own endpoints in a table that is made once from their definitions: how they are found, which an
 * anonymous caller may call, and which set cookies. Payload's router would compile the path of every
 * endpoint anew for every request, which is a fifth of the time of a small answer.
 */
export type OwnRoute = {
  method: string
  pattern: RegExp
  /** The names of the parameters in the path. */
  names: string[]
  /** The collection below whose path it is. */
  slug: string | null
  handler: Endpoint['handler']
  open: boolean
  setsCookies: boolean
}
export type FoundRoute = { route: OwnRoute; params: Record<string, string> }

export type Routes = {
  find: (method: string, pathname: string) => FoundRoute | null
  /** Whether an anonymous caller may call this route. */
  isPublic: (route: RequestRoute) => boolean
  /**
   * Whether the answer may set cookies: such routes open to pages of ours alone, whether or not the
   * request carries a cookie, so that nobody is signed in as somebody else by a page elsewhere.
   */
  setsCookies: (route: RequestRoute) => boolean
  /** Words that follow a collection in the path and are no ids. */
  words: ReadonlySet<string>
}

/** Below a collection, in Payload's own routes. */
const WORDS_OF_PAYLOAD = ['me', 'init', 'first-register', 'unlock', 'verify', 'count', 'access', 'versions']

/** What Payload answers to everybody: whether there is a first user. */
const OPEN_OF_PAYLOAD = /^GET \/api\/users\/init\/?$/

/** Payload's route for what there is not: nobody's address is verified with a link of its own. */
const NOWHERE = /^\w+ users\/verify\//
export const isUnknownRoute = ({ method, segments }: RequestRoute): boolean =>
  NOWHERE.test(`${method} ${segments.slice(1).join('/')}`)

function routeOf(endpoint: Endpoint, prefix: string, slug: string | null): OwnRoute[] {
  const description = descriptionOf(endpoint)
  if (!description) return []
  const pattern = new RegExp(
    `^${prefix}${endpoint.path.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll(/:\w+/g, '([^/]+)')}/?$`,
  )
  return [
    {
      method: endpoint.method.toUpperCase(),
      pattern,
      names: [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? ''),
      slug,
      handler: endpoint.handler,
      open: description.open ?? false,
      setsCookies: description.setsCookies ?? false,
    },
  ]
}

/** The word that stands in an endpoint's path where a record's id would be. */
function wordsOf(path: string): string[] {
  const [collection, word] = path.split('/').filter(Boolean)
  const isWord = COLLECTIONS.some((name) => name === collection) && word && !word.startsWith(':')
  return isWord ? [word] : []
}

/** The endpoints of collections, then those of none. */
export function routesOf(config: SanitizedConfig): Routes {
  const below = config.collections.flatMap(({ slug, endpoints }) =>
    (endpoints || []).map((endpoint) => ({ endpoint, slug })),
  )
  const routes = [
    ...below.flatMap(({ endpoint, slug }) => routeOf(endpoint, `/api/${slug}`, slug)),
    ...config.endpoints.flatMap((endpoint) => routeOf(endpoint, '/api', null)),
  ]
  const paths = [
    ...below.map(({ endpoint, slug }) => `/${slug}${endpoint.path}`),
    ...config.endpoints.map(({ path }) => path),
  ]
  const find: Routes['find'] = (method, pathname) => {
    for (const route of routes) {
      const found = route.method === method ? route.pattern.exec(pathname) : null
      if (found)
        return {
          route,
          params: Object.fromEntries(
            route.names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]),
          ),
        }
    }
    return null
  }
  const declared = ({ method, url }: RequestRoute) => find(method, url.pathname)?.route
  return {
    find,
    isPublic: (route) =>
      declared(route)?.open ?? OPEN_OF_PAYLOAD.test(`${route.method} ${route.url.pathname}`),
    // Reads never do, and are not looked up a second time.
    setsCookies: (route) => route.method !== 'GET' && (declared(route)?.setsCookies ?? false),
    words: new Set([...WORDS_OF_PAYLOAD, ...paths.flatMap(wordsOf)]),
  }
}
