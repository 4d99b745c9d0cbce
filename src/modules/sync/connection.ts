import type { Database } from '../../core/database/database'
import { settings } from '../../core/env'
import type { Connection } from './client/tokens'
import { DEFAULT_RETRIES, type RetryPolicy } from './client/retry'
import { DEFAULT_LIMITS, type Limits } from './client/transport'

/** Where PracticePanther is and who we are to it, from the settings. */
export type SourceSettings = {
  baseUrl: string
  clientId: string
  clientSecret: string
  bootstrapToken: string | null
}

/** The source of the settings, or null when none is configured. */
export function sourceSettings(): SourceSettings | null {
  const { PP_BASE_URL, PP_CLIENT_ID, PP_CLIENT_SECRET, PP_REFRESH_TOKEN } = settings()
  if (!PP_CLIENT_ID || !PP_CLIENT_SECRET) return null
  return {
    baseUrl: PP_BASE_URL.replace(/\/$/, ''),
    clientId: PP_CLIENT_ID,
    clientSecret: PP_CLIENT_SECRET,
    bootstrapToken: PP_REFRESH_TOKEN ?? null,
  }
}

/** How patient a connection is; tests are less so. */
export type Patience = { limits: Limits; retries: RetryPolicy }
export const DEFAULT_PATIENCE: Patience = { limits: DEFAULT_LIMITS, retries: DEFAULT_RETRIES }

/** A connection for one run. */
export function connectionFor(
  db: Database,
  source: SourceSettings,
  signal: AbortSignal,
  patience: Patience = DEFAULT_PATIENCE,
): Connection {
  return { db, ...source, ...patience, signal }
}
