/** The authorize page and the token endpoint (practicepanther.md section 2 and T1.1). */

import type { IncomingHttpHeaders } from 'node:http'
import { errorReply, jsonReply, oauthErrorReply, redirectReply, type Reply } from './reply'
import type { World } from './world'

/** https everywhere, plain http only on this machine (section 2). */
function isAllowedRedirect(text: string | null): text is string {
  if (text === null || !URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  )
}

/** There is no page to look at: consent is given, or denied, at once. */
export function answerAuthorize(world: World, query: URLSearchParams): Reply {
  const redirectUri = query.get('redirect_uri')
  const state = query.get('state')
  if (!world.oauth.isClient(query.get('client_id'))) return oauthErrorReply('invalid_client')
  if (!isAllowedRedirect(redirectUri)) return errorReply(400, 'The redirect_uri is not valid.')
  if (query.get('response_type') !== 'code' || !state) return oauthErrorReply('invalid_request')
  const target = new URL(redirectUri)
  if (world.oauth.consent === 'deny') target.searchParams.set('error', 'access_denied')
  else target.searchParams.set('code', world.oauth.makeCode(redirectUri))
  target.searchParams.set('state', state)
  return redirectReply(target.href)
}

function basicCredentials(authorization: string | undefined): [string, string] | null {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return null
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':')
  return [decoded(id), decoded(secret.join(':'))]
}

/** Some clients percent-encode before they encode as Basic, some do not; a lone `%` is then a plain character. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A form body only; the client's credentials in it or as Basic (section 2). */
export function answerToken(world: World, headers: IncomingHttpHeaders, body: string): Reply {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')
  if (!isForm) return oauthErrorReply('invalid_request')
  const form = new URLSearchParams(body)
  const [id, secret] = basicCredentials(headers.authorization) ?? [
    form.get('client_id'),
    form.get('client_secret'),
  ]
  const answer = world.oauth.exchange(form, id, secret)
  return 'error' in answer ? oauthErrorReply(answer.error) : jsonReply(200, answer)
}
