import type { CollectionSlug, Endpoint } from 'payload'

/** The endpoints of one module: below `/api` (`root`), or below the path of a collection. */
export type ModuleEndpoints = { readonly [path in 'root' | CollectionSlug]?: readonly Endpoint[] }
