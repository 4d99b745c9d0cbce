import type { Endpoint } from 'payload'

export const discrepancyEndpoints: Endpoint[] = []
