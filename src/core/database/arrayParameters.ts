import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { Param, sql } from '@payloadcms/db-postgres/drizzle'
import type { DatabaseAdapterObj } from 'payload'
import { withChanged } from './adapter'

type In = PostgresAdapter['operators']['in']

/**
 * "Is one of these ids" with all of them in one parameter. Drizzle writes a parameter for each, so
 * that the statement of a person with 150 exchanges is another text than that of one with 151, and
 * most of the time of a list went into writing it.
 */
const isOneOf =
  (otherwise: In): In =>
  (column, values) =>
    Array.isArray(values) && column.getSQLType() === 'uuid'
      ? sql`${column} = any(${new Param(values)}::uuid[])`
      : otherwise(column, values)

/** Payload's adapter with `in` on ids as one parameter. */
export const withArrayParameters = (
  base: DatabaseAdapterObj<PostgresAdapter>,
): DatabaseAdapterObj<PostgresAdapter> =>
  withChanged(base, (adapter) => {
    adapter.operators = { ...adapter.operators, in: isOneOf(adapter.operators.in) }
  })
