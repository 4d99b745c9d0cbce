import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

/** Where the platform of these tests says that it is; the tests bring the answers to where it listens. */
export const PUBLIC_URL = 'http://localhost:3999'
export const CALLBACK = `${PUBLIC_URL}/api/auth/google/callback`

/** Who signs in at the stand-in for Google: the name at its sign-in, and what it says of them. */
export const ACCOUNTS: Record<string, { email?: string; email_verified: boolean }> = {
  known: { email: 'Client@Firm.example', email_verified: true },
  unverified: { email: 'client@firm.example', email_verified: false },
  unknown: { email: 'nobody@elsewhere.example', email_verified: true },
  inactive: { email: 'inactive@firm.example', email_verified: true },
  nameless: { email_verified: true },
}

export type GoogleServer = { settings: Record<string, string>; close: () => Promise<void> }

/** A key of somebody else under the name of the provider's. */
async function otherKeys(): Promise<string> {
  const { publicKey } = await generateKeyPair('RS256')
  return JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'keystore-CHANGE-ME', alg: 'RS256', use: 'sig' }],
  })
}

/**
 * A real OpenID provider in Google's place, on loopback, with claims in the ID token as Google has
 * them. `forged`: the keys that it publishes are not those that it signs with. `publicUrl`: where the
 * platform is reached, to which the provider leads back.
 */
export async function startGoogle({ forged = false, publicUrl = PUBLIC_URL } = {}): Promise<GoogleServer> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const issuer = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  const client = {
    client_id: 'peak',
    client_secret: 'a-secret-for-tests-only',
    redirect_uris: [`${publicUrl}/api/auth/google/callback`],
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
  }
  const provider = new Provider(issuer, {
    clients: [client],
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) }),
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a-key-for-tests'] },
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
  })
  const answer = provider.callback()
  const keys = forged ? await otherKeys() : null
  server.on('request', (req, res) => {
    // Google lets people choose among their accounts; the stand-in has no such page.
    if (req.url) req.url = req.url.replace(/([?&])prompt=select_account&?/, '$1')
    void (keys && req.url === '/jwks'
      ? res.setHeader('content-type', 'application/json').end(keys)
      : answer(req, res))
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    settings: {
      GOOGLE_ISSUER: issuer,
      GOOGLE_CLIENT_ID: client.client_id,
      GOOGLE_CLIENT_SECRET: client.client_secret,
      PUBLIC_URL: publicUrl,
    },
    close,
  }
}

/** Somebody's browser: it keeps the cookies of each host. */
export class Visitor {
  private readonly jar = new Map<string, string>()

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const host = new URL(url).host
    const cookies = [...this.jar]
      .filter(([key]) => key.startsWith(`${host} `))
      .map(([key, value]) => `${key.slice(host.length + 1)}=${value}`)
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}) },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      this.jar.set(`${host} ${pair.slice(0, at)}`, pair.slice(at + 1))
    }
    return response
  }

  /** Signs in at Google and agrees. @returns the address Google leads back to, without going there */
  async answer(question: string, login: string): Promise<URL> {
    let url = question
    for (let step = 0; step < 12; step += 1) {
      if (url.startsWith(PUBLIC_URL)) return new URL(url)
      const page = await this.go(url)
      const location = page.headers.get('location') ?? (await this.submit(url, await page.text(), login))
      url = new URL(location, url).href
    }
    throw new Error(`Google leads nowhere: ${url}`)
  }

  private async submit(url: string, html: string, login: string): Promise<string> {
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? ''
    const action = /action="([^"]+)"/.exec(html)?.[1]
    if (!action) throw new Error(`Google says: ${html.replaceAll(/<[^>]+>/g, ' ').slice(0, 300)}`)
    const body = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'x' } : { prompt })
    return (await this.go(new URL(action, url).href, { method: 'POST', body })).headers.get('location') ?? url
  }
}
