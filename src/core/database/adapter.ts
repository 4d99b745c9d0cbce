import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj } from 'payload'

type Base = DatabaseAdapterObj<PostgresAdapter>

/** Payload's adapter with something of it replaced as it is made. */
export const withChanged = (base: Base, change: (adapter: PostgresAdapter) => void): Base => ({
  ...base,
  init: (args) => {
    const adapter = base.init(args)
    change(adapter)
    return adapter
  },
})
