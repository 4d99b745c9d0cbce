import { postgresAdapter } from '@payloadcms/db-postgres'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import path from 'node:path'
import { buildConfig, type Config } from 'payload'
import { Agencies } from './collections/agencies'
import { AuditLogs } from './collections/auditLogs'
import { Contacts } from './collections/contacts'
import { DeadlineOverrides } from './collections/deadlineOverrides'
import { Documents } from './collections/documents'
import { ExchangeStages } from './collections/exchangeStages'
import { Exchanges } from './collections/exchanges'
import { Identifications } from './collections/identifications'
import { Invitations } from './collections/invitations'
import { Messages } from './collections/messages'
import { Notifications } from './collections/notifications'
import { Participants } from './collections/participants'
import { Properties } from './collections/properties'
import { SavedViews } from './collections/savedViews'
import { Screenings } from './collections/screenings'
import { PlatformSettings } from './collections/settings'
import { SyncDiscrepancies, SyncRuns } from './collections/sync'
import { TaskComments } from './collections/taskComments'
import { TaskTemplates } from './collections/taskTemplates'
import { Tasks } from './collections/tasks'
import { TransferRequests } from './collections/transferRequests'
import { Users } from './collections/users'
import { Worksheets } from './collections/worksheets'
import { bounded, withoutBookkeeping } from './hooks/boundQueries'
import { attachSearchSources, attachSubscribers, rootEndpoints, withEndpoints } from './src/modules'
import { answerError } from './src/core/api/answerError'
import { guardedDocAccess, withGuardedAccess } from './src/core/api/docAccess'
import { signInMutations } from './src/modules/auth'
import { withPlainJson } from './src/panel/plainJson'
import { withArrayParameters } from './src/core/database/arrayParameters'
import { driver } from './src/core/database/pool'
import { withCheckedCommits } from './src/core/database/transactions'
import { corsOrigins, publicUrl, settings } from './src/core/env'
import { payloadLogger } from './src/core/logging'
import { storedMail, mailServer } from './src/modules/delivery'

// Every command runs in the project's root; bundles of this file lie elsewhere.
const here = process.cwd()
const { DATABASE_URL, PAYLOAD_SECRET, DEMO } = settings()
const origins = corsOrigins()
const server = mailServer()
attachSubscribers()
attachSearchSources()
/** GraphQL wraps an error in one of its own; its cause is judged where it is answered. */
const loggingLevels: NonNullable<Config['loggingLevels']> & { GraphQLError: 'debug' } = {
  APIError: 'debug',
  AuthenticationError: 'debug',
  Forbidden: 'debug',
  NotFound: 'debug',
  QueryError: 'debug',
  ValidationError: 'debug',
  GraphQLError: 'debug',
}

/** Wiring only: what there is, in the order of the work. Nothing is decided here. */
export default buildConfig({
  secret: PAYLOAD_SECRET ?? '',
  serverURL: publicUrl(),
  cors: origins,
  csrf: [publicUrl(), ...origins],
  collections: [
    Exchanges,
    Participants,
    Properties,
    Identifications,
    ExchangeStages,
    DeadlineOverrides,
    TransferRequests,
    Screenings,
    Worksheets,
    Tasks,
    TaskComments,
    TaskTemplates,
    Documents,
    Messages,
    Users,
    Invitations,
    Contacts,
    Agencies,
    SyncRuns,
    SyncDiscrepancies,
    Notifications,
    SavedViews,
    AuditLogs,
  ]
    .map(withEndpoints)
    .map((collection) => withPlainJson(collection))
    .map(withGuardedAccess)
    .map(bounded),
  globals: [withPlainJson(PlatformSettings)],
  endpoints: rootEndpoints,
  hooks: { afterError: [answerError] },
  editor: lexicalEditor(),
  db: withCheckedCommits(
    withArrayParameters(
      postgresAdapter({
        // Time-ordered ids: an order and a cursor at once, and kind to indexes.
        idType: 'uuidv7',
        pg: driver,
        push: false,
        migrationDir: path.resolve(here, 'migrations'),
        // The database fills in what a lost connection leaves open (payload-notes P14).
        pool: {
          connectionString: DATABASE_URL,
          max: 12,
          idle_in_transaction_session_timeout: 60_000,
          statement_timeout: 60_000,
          connectionTimeoutMillis: 5000,
        },
      }),
    ),
  ),
  logger: payloadLogger(),
  // Mistakes of callers are answered, not logged as ours; what answers with a 500 is logged where it is answered.
  loggingLevels,
  defaultDepth: 1,
  maxDepth: 3,
  graphQL: {
    schemaOutputFile: path.resolve(here, 'docs/schema.graphql'),
    maxComplexity: 500,
    disableIntrospectionInProduction: DEMO === 'off',
    queries: guardedDocAccess,
    mutations: signInMutations,
  },
  email: server ? nodemailerAdapter(server) : storedMail,
  telemetry: false,
  typescript: { outputFile: path.resolve(here, 'payload-types.ts') },
  admin: {
    user: 'users',
    importMap: { baseDir: here, importMapFile: path.resolve(here, 'app/(payload)/importMap.js') },
    meta: { titleSuffix: ' | Peak 1031' },
    autoRefresh: true,
    // A picture from another host would tell it who signs in here.
    avatar: 'default',
    components: {
      providers: ['/src/panel/SessionGuard#SessionGuard'],
      graphics: { Logo: '/src/panel/Logo#Logo', Icon: '/src/panel/Logo#Icon' },
      views: { dashboard: { Component: '/src/panel/Dashboard#Dashboard' } },
    },
  },
}).then(withoutBookkeeping)
