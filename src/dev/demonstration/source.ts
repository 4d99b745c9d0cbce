import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { today } from '../../core/clock'
import { provideSettings, settings } from '../../core/env'
import { isCalendarDate } from '../../law/dates'
import { startOfflineServer, type OfflineServer } from '../practicepanther/server'

/** A demonstration syncs from our own offline PracticePanther when no other is set up (contract section 2). */
const CLIENT = {
  clientId: 'demonstration',
  clientSecret: 'demonstration-firm',
  refreshToken: 'demonstration-bootstrap',
}

/** The day around which the firm's dates are laid: the first start's, so that nothing moves by itself later. */
function anchorIn(folder: string): string {
  const file = path.join(folder, 'demonstration-anchor')
  try {
    const stored = readFileSync(file, 'utf8').trim()
    if (isCalendarDate(stored)) return stored
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const anchor = today()
  writeFileSync(file, anchor)
  return anchor
}

/** Starts the offline server for a demonstration without a PracticePanther of its own; null otherwise. */
export async function startDemoSource(): Promise<OfflineServer | null> {
  const { DEMO, PP_CLIENT_ID, DATA_DIR } = settings()
  if (DEMO === 'off' || PP_CLIENT_ID) return null
  const server = await startOfflineServer({
    ...CLIENT,
    firm: 'demo',
    seed: 1,
    anchor: anchorIn(path.resolve(DATA_DIR)),
    tokensOutliveRestart: true,
  })
  provideSettings({
    PP_BASE_URL: server.url,
    PP_CLIENT_ID: CLIENT.clientId,
    PP_CLIENT_SECRET: CLIENT.clientSecret,
    PP_REFRESH_TOKEN: CLIENT.refreshToken,
  })
  return server
}
