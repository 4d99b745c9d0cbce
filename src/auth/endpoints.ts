import { generateExpiredPayloadCookie, generatePayloadCookie, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { ROLES } from '../access/matrix'
import { jsonBodyOf, parseInput, type EndpointDescription } from '../api/defineEndpoint'
import { NotSignedIn } from '../errors'

/** Signing in and out, in the shapes of contract section 5, on top of Payload's own. */

const credentials = z.strictObject({ email: z.string().min(1).max(320), password: z.string().min(1).max(1000) })

const described = (summary: string, body?: z.ZodType): { description: EndpointDescription } => ({ description: { summary, roles: ROLES, status: 200, ...(body ? { body } : {}) } })

const cookieSettings = (req: PayloadRequest) => ({ collectionAuthConfig: req.payload.collections.users.config.auth, cookiePrefix: req.payload.config.cookiePrefix })

const login: Endpoint = {
  method: 'post',
  path: '/auth/login',
  custom: described('Signs in; sets the cookie and answers the token', credentials),
  handler: async (req) => {
    const data = parseInput(credentials, await jsonBodyOf(req))
    const { user, token, exp } = await req.payload.login({ collection: 'users', data, req, depth: 0, overrideAccess: true })
    if (!token || !user) throw new NotSignedIn()
    const { id, email, role, firstName, lastName } = user
    const cookie = generatePayloadCookie({ ...cookieSettings(req), token, returnCookieAsObject: false })
    return Response.json({ user: { id, email, role, firstName, lastName }, token, exp }, { headers: { 'set-cookie': cookie } })
  },
}

const logout: Endpoint = {
  method: 'post',
  path: '/auth/logout',
  custom: described('Signs out: the cookie is taken back'),
  handler: async (req) => {
    const cookie = generateExpiredPayloadCookie({ ...cookieSettings(req), returnCookieAsObject: false })
    return Response.json({ message: 'You are signed out.' }, { headers: { 'set-cookie': cookie } })
  },
}

export const authEndpoints: Endpoint[] = [login, logout]
