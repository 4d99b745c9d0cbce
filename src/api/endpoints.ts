import type { Endpoint } from 'payload'

/** Endpoints that belong to no collection. */
export const rootEndpoints: Endpoint[] = []
