import type { Endpoint } from 'payload'
import { portalEndpoints } from '../portal/endpoints'

/** Endpoints that belong to no collection. */
export const rootEndpoints: Endpoint[] = [...portalEndpoints]
