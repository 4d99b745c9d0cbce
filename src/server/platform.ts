import path from 'node:path'
import { getPayload, type Payload } from 'payload'
import { jobs } from '../../jobs'
import { listenHost, provideSettings, publicUrl, settings } from '../core/env'
import { closeDatabase, databaseOf } from '../core/database/database'
import { logger } from '../core/logging'
import { startQueue, stopQueue } from '../core/queue/boss'
import { firstPeople, assertNoDemoUsers, type SignIns } from '../dev/demonstration/people'
import { firstSync } from '../dev/demonstration/firstSync'
import { startDemoSource } from '../dev/demonstration/source'
import { announceOwner, failOrphans } from '../modules/sync'
import { openApiDocument } from '../core/api/openapi/document'
import { openApiPage } from '../core/api/openapi/page'
import { carryOverFiles } from './carryOver'
import { sendErrors, sendHtml, sendJson } from './http/answer'
import { apiHandler, sendProblem } from './http/api'
import { rejectPlainHttp, warnOfNoProxy } from './http/plainHttp'
import { createHttpServer, type Handler } from './http/server'
import { plainPath } from './http/target'
import { lockDataDir } from './lock'
import { migrate } from './migrate'
import type { Pages } from './pages'
import { startEmbeddedPostgres } from './postgres/embedded'
import { sendLive, sendReady } from './health'
import { localSecrets } from './secrets'
import { step } from './announce'
import { startClock } from './clock'

export type Platform = {
  url: string
  port: number
  payload: Payload
  signIns: SignIns | null
  stop: () => Promise<void>
}

const GRACE_MS = 10_000

/** Things to undo at the end, last first. */
type Undo = { what: string; run: () => Promise<void> | void }

async function undoAll(undo: Undo[]): Promise<void> {
  for (const { what, run } of undo.toReversed()) {
    try {
      await run()
    } catch (error) {
      logger().warn({ err: error, what }, 'stopping')
    }
  }
  undo.length = 0
}

/** Secrets and the database that a demonstration brings along itself. */
async function provideLocal(undo: Undo[]): Promise<void> {
  const { DATA_DIR, DATABASE_URL, PAYLOAD_SECRET, ENCRYPTION_KEY } = settings()
  const folder = path.resolve(DATA_DIR)
  undo.push({ what: 'lock', run: lockDataDir(folder) })
  const secrets = localSecrets(folder)
  if (!PAYLOAD_SECRET) provideSettings({ PAYLOAD_SECRET: secrets.payloadSecret })
  if (!ENCRYPTION_KEY) provideSettings({ ENCRYPTION_KEY: secrets.encryptionKey })
  if (DATABASE_URL) return
  const database = await step('Starting the embedded PostgreSQL', () =>
    startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), password: secrets.databasePassword }),
  )
  provideSettings({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl })
  undo.push({ what: 'embedded database', run: database.stop })
}

async function openPayload(undo: Undo[]): Promise<Payload> {
  const { default: config } = await import('../../payload.config')
  const payload = await getPayload({ config })
  undo.push({ what: 'database pool', run: () => closeDatabase(payload) })
  return payload
}

/** `description` is made once: anybody may ask for it, as often as they like. */
type Site = {
  payload: Payload
  api: Handler
  pages: Pages | null
  description: ReturnType<typeof openApiDocument>
}

/** Queue, clock and, in demonstration, the source: what goes on behind the pages. */
async function startWork(payload: Payload, undo: Undo[]): Promise<void> {
  const source = await startDemoSource()
  if (source) undo.push({ what: 'offline source', run: () => source.close() })
  await failOrphans(databaseOf(payload))
  undo.push({ what: 'process lock', run: await announceOwner(databaseOf(payload)) })
  await startQueue(payload, jobs, settings().PEAK_ROLE !== 'web')
  undo.push({ what: 'job queue', run: () => stopQueue(GRACE_MS) })
  undo.push({ what: 'clock', run: await startClock(payload) })
}

/** Paths that need no sign-in and take nothing. */
const OPEN_PATHS = new Set(['/api/health/live', '/api/health/ready', '/api/openapi.json', '/api/docs'])

/** `ready` once the first sync is over as well: until then people would find incomplete data. */
type State = { current: Site | null; ready: boolean }

/** What is answered: nothing but "starting" until everything is there. */
function router(site: State): Handler {
  return async (req, res, log) => {
    const pathname = plainPath(req)
    if (pathname === null)
      return sendErrors(res, 400, { message: 'The address is not valid.', code: 'invalid' })
    const open = OPEN_PATHS.has(pathname)
    if (open && req.method !== 'GET' && req.method !== 'HEAD')
      return sendErrors(res, 405, { message: 'This is only there to be read.', code: 'method' })
    if (pathname === '/api/health/live') return sendLive(res)
    if (!site.current) return sendErrors(res, 503, { message: 'The platform is starting.', code: 'starting' })
    const { payload, api, pages, description } = site.current
    if (pathname === '/api/health/ready')
      return site.ready
        ? sendReady(res, payload)
        : sendErrors(res, 503, { message: 'The platform is starting.', code: 'starting' })
    if (rejectPlainHttp(req, res)) return
    if (pathname === '/api/openapi.json') return sendJson(res, 200, description)
    if (pathname === '/api/docs') return sendHtml(res, openApiPage(description))
    if (pathname === '/api' || pathname.startsWith('/api/')) return api(req, res, log)
    if (!pages) return sendErrors(res, 404, { message: 'This process serves no pages.', code: 'not-found' })
    try {
      await pages.handle(req, res)
    } catch (error) {
      sendProblem(res, error, log)
    }
  }
}

/** A process without pages does not even load what serves them. */
async function preparePages(payload: Payload, port: number): Promise<Pages> {
  const { startPages } = await import('./pages')
  return startPages(payload, port)
}

function listen(server: import('node:http').Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`PORT ${port} is in use: stop what listens there, or set PORT.`)
          : error,
      ),
    )
    server.listen(port, host, () => {
      const address = server.address()
      resolve(address && typeof address === 'object' ? address.port : port)
    })
  })
}

async function start(undo: Undo[]): Promise<Platform> {
  const site: State = { current: null, ready: false }
  const http = createHttpServer(router(site))
  await provideLocal(undo)
  const port = await listen(http.server, settings().PORT, listenHost())
  provideSettings({ PORT: String(port) })
  undo.push({ what: 'http server', run: () => http.close(0) })
  const payload = await openPayload(undo)
  await step('Bringing the database up to date', () => migrate(payload))
  await step('Copying files out of the database', () => carryOverFiles(payload))
  warnOfNoProxy(logger())
  await assertNoDemoUsers(payload)
  const role = settings().PEAK_ROLE
  await startWork(payload, undo)
  // Somebody new is an event, and what follows an event is queued.
  const signIns = await firstPeople(payload)
  const pages =
    role === 'worker' ? null : await step('Preparing the pages', () => preparePages(payload, port))
  if (pages) undo.push({ what: 'pages', run: pages.close })
  site.current = { payload, api: apiHandler(payload), pages, description: openApiDocument(payload.config) }
  if (settings().DEMO === 'on' && role !== 'web')
    await step('Syncing for the first time', () => firstSync(payload))
  site.ready = true
  // Last in, first undone: no request is accepted any more before anything it needs goes away.
  undo.push({ what: 'requests', run: () => http.close(GRACE_MS) })
  return { url: publicUrl(), port, payload, signIns, stop: () => undoAll(undo) }
}

/** Starts everything this process is to run (contract section 1); undoes what was done when a step fails. */
export async function startPlatform(): Promise<Platform> {
  const undo: Undo[] = []
  try {
    return await start(undo)
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}
