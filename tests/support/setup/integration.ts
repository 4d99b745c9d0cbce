import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureBuild } from '../../../scripts/build.mjs'
import { startEmbeddedPostgres } from '../../../src/server/postgres/embedded'
import { closePools, FIRM_TEMPLATE, onServer, poolOn, TEMPLATE, urlOf } from '../database'
import { makeFirm, type FirmRecords } from '../firm'
import { ADMIN, API_ONLY, startPlatform } from '../platform'
import { scratchFolder } from '../scratch'
import { stopShared } from '../shared'
import { readSnapshot, restoreSnapshot, waitUntilIdle, type Snapshot } from '../snapshot'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the platform's build. */
    build: string
    /** The run's own PostgreSQL, on its `postgres` database. */
    clusterUrl: string
    /** What a database holds that was just made: one administrator. */
    emptyState: Snapshot
    /** What a database with the small firm holds, and which records those are. */
    firmState: Snapshot
    firm: FirmRecords
    /** The demonstration platform of the browser tests. */
    baseUrl: string
    /** The same on the day that tests with written dates stand on. */
    writtenDayUrl: string
    /** The browser of the browser tests. */
    browserPath: string
  }
}

/**
 * Lets the platform itself bring a database up to date and make its first administrator, then makes
 * the small firm through its API: two databases for tests to clone, and what they hold.
 */
async function makeTemplates(clusterUrl: string, build: string): Promise<[Snapshot, Snapshot, FirmRecords]> {
  await onServer(clusterUrl, `create database ${FIRM_TEMPLATE}`)
  const databaseUrl = urlOf(clusterUrl, FIRM_TEMPLATE)
  const platform = await startPlatform(
    {
      ...API_ONLY,
      DATABASE_URL: databaseUrl,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    },
    build,
  )
  const pool = poolOn(databaseUrl)
  await waitUntilIdle(pool)
  const empty = await readSnapshot(pool)
  const records = await makeFirm(platform.url, pool)
  await waitUntilIdle(pool)
  const { code } = await platform.stop()
  if (code !== 0) throw new Error('The platform that made the template database did not stop cleanly.')
  const firm = await readSnapshot(pool)
  await closePools()
  await onServer(clusterUrl, `create database ${TEMPLATE} template ${FIRM_TEMPLATE}`)
  await restoreSnapshot(poolOn(urlOf(clusterUrl, TEMPLATE)), empty)
  await closePools()
  return [empty, firm, records]
}

/** Builds the platform, starts a throwaway PostgreSQL, and prepares the databases that tests clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const build = await ensureBuild((line) => process.stdout.write(`${line}\n`))
  const postgres = await startEmbeddedPostgres({
    folder: path.join(scratchFolder('postgres'), 'server'),
    password: 'throwaway',
    database: 'postgres',
    durable: false,
  })
  try {
    const [empty, firm, records] = await makeTemplates(postgres.ownerUrl, build)
    project.provide('emptyState', empty)
    project.provide('firmState', firm)
    project.provide('firm', records)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  project.provide('build', build)
  project.provide('clusterUrl', postgres.ownerUrl)
  return async () => {
    await stopShared()
    await postgres.stop()
  }
}
