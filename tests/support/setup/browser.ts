import type { TestProject } from 'vitest/node'
import { onServer, urlOf } from '../database'
import { startPlatform } from '../platform'
import { findChromium } from './chromium'

const DATABASE = 'peak_browser'

/** A demonstration platform and a browser for the browser tests; the build and the database are there. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { build, clusterUrl } = project.getProvidedContext()
  project.provide('browserPath', await findChromium())
  await onServer(clusterUrl, `create database ${DATABASE}`)
  const platform = await startPlatform({ DATABASE_URL: urlOf(clusterUrl, DATABASE), DEMO: 'on' }, build)
  project.provide('baseUrl', platform.url.replace('127.0.0.1', 'localhost'))
  return async () => {
    await platform.stop()
  }
}
