/** Tokens as section 2 of practicepanther.md describes them: 24 h access, single-use rotating refresh. */

import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from './clock'
import type { Switches } from './schemas'
import type { IssuedTokens, Violation } from './types'

type Access = { name: string; user: string; family: number; expiresAt: number }
type Refresh = { user: string; family: number; spent: boolean }
type Code = { user: string; redirectUri: string; expiresAt: number; spent: boolean }

export type OAuthSetup = {
  clientId: string
  clientSecret: string
  refreshToken: string | undefined
  user: string
  /** Whether refresh tokens of an earlier process with the same secret are good. */
  outliveRestart: boolean
}
export type OAuthContext = { clock: Clock; switches: Switches; violate(kind: Violation['kind']): void }

/** The only errors that the token endpoint knows (section 3). */
export type OAuthError = 'invalid_grant' | 'invalid_client' | 'invalid_request' | 'unsupported_grant_type'
export type TokenAnswer = { error: OAuthError } | (IssuedTokens & { token_type: 'bearer' })

const CODE_LIFETIME_MS = 5 * 60_000

export class OAuth {
  expiresIn = 86_399
  consent: 'grant' | 'deny' = 'grant'
  user: string
  private readonly access = new Map<string, Access>()
  private readonly refresh = new Map<string, Refresh>()
  private readonly codes = new Map<string, Code>()
  private families = 0
  private names = 0

  constructor(
    private readonly setup: OAuthSetup,
    private readonly context: OAuthContext,
  ) {
    this.user = setup.user
    if (setup.refreshToken)
      this.refresh.set(setup.refreshToken, { user: setup.user, family: this.families++, spent: false })
  }

  isClient(clientId: string | null): boolean {
    return clientId === this.setup.clientId
  }

  /** A code for the authorize page's redirect. */
  makeCode(redirectUri: string): string {
    const code = randomBytes(24).toString('base64url')
    this.codes.set(code, {
      user: this.user,
      redirectUri,
      expiresAt: this.context.clock.now() + CODE_LIFETIME_MS,
      spent: false,
    })
    return code
  }

  issue(user: string, family = this.families++): IssuedTokens {
    const access = randomBytes(180).toString('base64url')
    const refresh = this.signed(randomBytes(8).toString('hex'))
    this.names += 1
    this.access.set(access, {
      name: `at-${this.names}`,
      user,
      family,
      expiresAt: this.context.clock.now() + this.expiresIn * 1000,
    })
    this.refresh.set(refresh, { user, family, spent: false })
    return { access_token: access, expires_in: this.expiresIn, refresh_token: refresh }
  }

  /** 32 hex digits as at the vendor, of which the second half lets a later process know its own. */
  private signed(half: string): string {
    return half + createHmac('sha256', this.setup.clientSecret).update(half).digest('hex').slice(0, 16)
  }

  private findRefresh(token: string): Refresh | undefined {
    const known = this.refresh.get(token)
    if (known || !this.setup.outliveRestart || token !== this.signed(token.slice(0, 16))) return known
    const earlier = { user: this.setup.user, family: this.families++, spent: false }
    this.refresh.set(token, earlier)
    return earlier
  }

  /** The token endpoint, after the client's credentials were taken from the body or from Basic. */
  exchange(form: URLSearchParams, clientId: string | null, secret: string | null): TokenAnswer {
    if (!this.isClient(clientId) || secret !== this.setup.clientSecret) return { error: 'invalid_client' }
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return this.redeem(form)
      case 'refresh_token':
        return this.rotate(form)
      case null:
        return { error: 'invalid_request' }
      default:
        return { error: 'unsupported_grant_type' }
    }
  }

  private redeem(form: URLSearchParams): TokenAnswer {
    const code = this.codes.get(form.get('code') ?? '')
    if (!code) return { error: 'invalid_grant' }
    if (code.spent) this.context.violate('code_reuse')
    const isGood =
      !code.spent &&
      code.redirectUri === form.get('redirect_uri') &&
      code.expiresAt > this.context.clock.now()
    code.spent = true
    return isGood ? { ...this.issue(code.user), token_type: 'bearer' } : { error: 'invalid_grant' }
  }

  private rotate(form: URLSearchParams): TokenAnswer {
    const refresh = this.findRefresh(form.get('refresh_token') ?? '')
    if (!refresh) return { error: 'invalid_grant' }
    if (refresh.spent) {
      this.context.violate('refresh_reuse')
      return { error: 'invalid_grant' }
    }
    refresh.spent = true
    if (this.context.switches.refresh_kills_access === 'yes')
      this.endAccess((each) => each.family === refresh.family)
    return { ...this.issue(refresh.user, refresh.family), token_type: 'bearer' }
  }

  /** Who a bearer token stands for, or null when it is no longer good. */
  check(authorization: string | undefined): { user: string } | null {
    const access = this.find(authorization)
    return access && access.expiresAt > this.context.clock.now() ? { user: access.user } : null
  }

  /** The name of a token for the log, good or not. */
  nameOf(authorization: string | undefined): string | null {
    if (!authorization) return null
    return this.find(authorization)?.name ?? 'unknown'
  }

  private find(authorization: string | undefined): Access | undefined {
    const match = /^bearer +(\S+)$/i.exec(authorization ?? '')
    return match?.[1] === undefined ? undefined : this.access.get(match[1])
  }

  /** Ends every access token of now; a refresh gives a good one again. */
  expireAll(): void {
    this.endAccess(() => true)
  }

  private endAccess(isMeant: (access: Access) => boolean): void {
    for (const access of this.access.values()) if (isMeant(access)) access.expiresAt = 0
  }
}
