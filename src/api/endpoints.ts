import type { Endpoint } from 'payload'
import { adminEndpoints } from '../admin/endpoints'
import { calculatorEndpoints } from '../calculators/endpoints'
import { portalEndpoints } from '../portal/endpoints'
import { syncEndpoints } from '../practicepanther/endpoints'

/** Endpoints that belong to no collection. */
export const rootEndpoints: Endpoint[] = [...syncEndpoints, ...adminEndpoints, ...calculatorEndpoints, ...portalEndpoints]
