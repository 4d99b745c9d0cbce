import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { inArray, Param, sql, type Column, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { DatabaseAdapterObj } from 'payload'

/**
 * "Is one of these ids" with all of them in one parameter. Drizzle writes a parameter for each, so
 * that the statement of a person with 150 exchanges is another text than that of one with 151, and
 * most of the time of a list went into writing it.
 */
function isOneOf(column: Column, values: unknown): SQL {
  if (!Array.isArray(values)) throw new TypeError('The operator takes a list.')
  return column.getSQLType() === 'uuid'
    ? sql`${column} = any(${new Param(values)}::uuid[])`
    : inArray(column, values)
}

/** Payload's adapter with `in` on ids as one parameter. */
export function withArrayParameters(
  base: DatabaseAdapterObj<PostgresAdapter>,
): DatabaseAdapterObj<PostgresAdapter> {
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args)
      adapter.operators = { ...adapter.operators, in: isOneOf }
      return adapter
    },
  }
}
