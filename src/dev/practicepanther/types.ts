/** The public shape of the offline server: options, control interface and evidence (practicepanther.md T5). */

import type { Entity, FirmKind, Row } from './rows'
import type { ClockInput, FaultInput, MutationInput, OAuthInput, ResetInput, Switches } from './schemas'

export type * from './rows'
export type {
  ClockInput,
  Fault,
  FaultInput,
  Mutation,
  MutationInput,
  OAuthInput,
  ResetInput,
  Switches,
} from './schemas'

export type OfflineServerOptions = {
  port?: number
  /** A loopback address; anything else is rejected. */
  host?: string
  seed?: number
  firm?: FirmKind
  /** YYYY-MM-DD: the day that the synthetic firm's dates are laid around. */
  anchor?: string
  switches?: Partial<Switches>
  clientId?: string
  clientSecret?: string
  /** A bootstrap refresh token that is good from the start. */
  refreshToken?: string
  /** For the demonstration, whose database outlives this server: refresh tokens of an earlier run with the same client secret are good. */
  tokensOutliveRestart?: boolean
}

/** One request as the server saw it; secrets never stand in here. */
export type LogEntry = {
  n: number
  method: string
  path: string
  route: string
  query: Record<string, string>
  /** 0 while there is no answer, and for a connection that was cut before one. */
  status: number
  /** A name for the token ("at-3"), never the token. */
  token: string | null
  /** By the server's clock. */
  at: string
  /** By the real clock, so that the spacing of requests can be asserted. */
  realMs: number
  bytes: number
  faults: string[]
}

/** What a well-behaved reader never does. */
export type Violation = {
  kind: 'write' | 'refresh_reuse' | 'code_reuse' | 'secret_in_query'
  method: string
  path: string
  at: string
}

export type TruthRow = { hash: string; row?: Row }
export type TruthEntity = {
  /** What lists over all statuses serve; `archived` is a part of it. */
  visible: string[]
  archived: string[]
  deleted: string[]
  hidden: string[]
  rows: Record<string, TruthRow>
}
export type Truth = { now: string; user: string; entities: Record<Entity, TruthEntity> }

export type IssuedTokens = { access_token: string; refresh_token: string; expires_in: number }

/** The typed equivalents of the `/__test/*` routes. */
export type ControlApi = {
  /** Starts over: firm, clock, faults, log, violations and tokens (the bootstrap refresh token is good again). */
  reset(input?: ResetInput): void
  /** Answers the time it is afterwards, as naive UTC. */
  clock(input?: ClockInput): string
  fault(input: FaultInput): void
  clearFaults(): void
  /** Answers the id of the row that the change is about. */
  mutate(input: MutationInput): string
  truth(options?: { full?: boolean; user?: string }): Truth
  log(): LogEntry[]
  violations(): Violation[]
  oauth(input: OAuthInput): void
  /** A good token pair without the authorize page. */
  issueTokens(user?: string): IssuedTokens
  /** The callback address an attacker would send: a code that is not of this client's request. */
  forgedCallback(redirectUri: string, state: string): string
}

export type OfflineServer = { url: string; port: number; control: ControlApi; close(): Promise<void> }
