/** An object with fields. Those that GraphQL reads from a query's text have no prototype, so `instanceof` does not see them. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
