import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureBuild } from '../../../scripts/build.mjs'
import { startEmbeddedPostgres } from '../../../src/server/postgres/embedded'
import { onServer, TEMPLATE, urlOf } from '../database'
import { ADMIN, PRODUCTION, startPlatform } from '../platform'
import { scratchFolder } from '../scratch'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the platform's build. */
    build: string
    /** The run's own PostgreSQL, on its `postgres` database. */
    clusterUrl: string
    /** The demonstration platform of the browser tests. */
    baseUrl: string
    /** The browser of the browser tests. */
    browserPath: string
  }
}

/** Lets the platform itself bring a database up to date and make its first administrator. */
async function makeTemplate(clusterUrl: string, build: string): Promise<void> {
  await onServer(clusterUrl, `create database ${TEMPLATE}`)
  const settings = {
    ...PRODUCTION,
    PEAK_ROLE: 'worker',
    DATABASE_URL: urlOf(clusterUrl, TEMPLATE),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  }
  const { code } = await (await startPlatform(settings, build)).stop()
  if (code !== 0) throw new Error('The platform that made the template database did not stop cleanly.')
}

/** Builds the platform, starts a throwaway PostgreSQL, and prepares the database that tests clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const build = await ensureBuild((line) => process.stdout.write(`${line}\n`))
  const postgres = await startEmbeddedPostgres({
    folder: path.join(scratchFolder('postgres'), 'server'),
    password: 'throwaway',
    database: 'postgres',
    durable: false,
  })
  try {
    await makeTemplate(postgres.url, build)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  project.provide('build', build)
  project.provide('clusterUrl', postgres.url)
  return postgres.stop
}
