import type { GraphQLFieldConfig, GraphQLObjectType } from 'graphql'
import type { Config, PayloadRequest } from 'payload'
import { z } from 'zod'
import { parseInput } from '../../core/api/defineEndpoint'
import { ApiError } from '../../core/errors'
import { answerOf, type Admission } from './admit'
import { cookieOf, REFRESH_COOKIE } from './cookies'
import { askForReset, resetWithToken } from './passwordFlows'
import { refresh } from './refresh'
import { sessionIdOf } from '../../core/access/actor'
import { signInWithPassword } from './signIn'
import { signOutOf } from './signOut'
import { databaseOf } from '../../core/database/database'
import { inTransaction } from '../../core/database/sql'
import { singleLine } from '../../core/api/plainText'

/**
 * Signing in over GraphQL: Payload's own mutations, with our sign-in behind them. They set no
 * cookies: who asks GraphQL for a token carries it.
 */
type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>
type Resolve = (req: PayloadRequest, args: Record<string, unknown>) => Promise<unknown>

const credentials = z.object({ email: singleLine().min(1).max(320), password: z.string().min(1).max(1000) })
const address = z.object({ email: singleLine().min(1).max(320) })
const reset = z.object({ token: z.string().min(1).max(200), password: z.string().max(1001) })

const answered = async (req: PayloadRequest, admitted: Admission) => (await answerOf(req, admitted)).body

const loginUser: Resolve = async (req, args) =>
  answered(
    req,
    await signInWithPassword(
      req,
      parseInput(credentials, { email: args['email'], password: args['password'] }),
    ),
  )
const refreshTokenUser: Resolve = async (req, args) => {
  const given = args['refreshToken']
  const body = await answered(
    req,
    await refresh(req, typeof given === 'string' ? given : cookieOf(req.headers, REFRESH_COOKIE)),
  )
  return { ...body, refreshedToken: body['token'] }
}
const logoutUser: Resolve = async (req) => {
  const session = sessionIdOf(req)
  if (session) await inTransaction(databaseOf(req.payload), (sql) => signOutOf(sql, req, session))
  return 'You are signed out.'
}
const forgotPasswordUser: Resolve = async (req, args) => {
  await askForReset(req, parseInput(address, { email: args['email'] }).email)
  return true
}
const resetPasswordUser: Resolve = async (req, args) => {
  await resetWithToken(req, parseInput(reset, { token: args['token'], password: args['password'] }))
  return {}
}
const notHere: Resolve = async () => {
  throw new ApiError(403, 'This is done over REST.', { code: 'forbidden' })
}

const isRequest = (value: unknown): value is { req: PayloadRequest } =>
  value instanceof Object && 'req' in value

/** The mutations of signing in, in place of Payload's. */
export const signInMutations: Mutations = (GraphQL, { collections }) => {
  const { GraphQLString, GraphQLInt, GraphQLBoolean, GraphQLList } = GraphQL
  const field = (
    type: GraphQLFieldConfig<unknown, unknown>['type'],
    names: readonly string[],
    resolve: Resolve,
  ): GraphQLFieldConfig<unknown, unknown> => ({
    type,
    args: Object.fromEntries(names.map((name) => [name, { type: GraphQLString }])),
    resolve: (_source, args: Record<string, unknown>, context) => {
      if (!isRequest(context)) throw new Error('GraphQL without a request')
      return resolve(context.req, args)
    },
  })
  const user = { type: userType(collections) ?? GraphQLString }
  const tokens = {
    token: { type: GraphQLString },
    exp: { type: GraphQLInt },
    refreshToken: { type: GraphQLString },
    user,
  }
  const question = {
    twoFactorRequired: { type: GraphQLBoolean },
    challenge: { type: GraphQLString },
    methods: { type: new GraphQLList(GraphQLString) },
  }
  const signedIn = new GraphQL.GraphQLObjectType({ name: 'SignedIn', fields: { ...tokens, ...question } })
  const renewed = new GraphQL.GraphQLObjectType({
    name: 'SessionRenewed',
    fields: { ...tokens, ...question, refreshedToken: { type: GraphQLString } },
  })
  const changed = new GraphQL.GraphQLObjectType({
    name: 'PasswordChanged',
    fields: { token: { type: GraphQLString }, user },
  })
  return {
    loginUser: field(signedIn, ['email', 'password'], loginUser),
    refreshTokenUser: field(renewed, ['refreshToken'], refreshTokenUser),
    logoutUser: field(GraphQLString, [], logoutUser),
    forgotPasswordUser: field(new GraphQL.GraphQLNonNull(GraphQLBoolean), ['email'], forgotPasswordUser),
    resetPasswordUser: field(changed, ['token', 'password'], resetPasswordUser),
    unlockUser: field(GraphQLBoolean, ['email'], notHere),
    verifyEmailUser: field(GraphQLBoolean, ['token'], notHere),
  }
}

/** Payload's own type of a user, so that whoever signs in may ask for its fields. */
function userType(collections: unknown): GraphQLObjectType | null {
  const users: unknown = collections instanceof Object ? Reflect.get(collections, 'users') : null
  const graphQL: unknown = users instanceof Object ? Reflect.get(users, 'graphQL') : null
  const type: unknown = graphQL instanceof Object ? Reflect.get(graphQL, 'type') : null
  return isObjectType(type) ? type : null
}

const isObjectType = (value: unknown): value is GraphQLObjectType =>
  value instanceof Object && typeof Reflect.get(value, 'getFields') === 'function'
