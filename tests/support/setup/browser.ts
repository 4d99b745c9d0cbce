import type { TestProject } from 'vitest/node'
import { daysBetween } from '../../../src/law/dates'
import { onServer, urlOf } from '../database'
import { startPlatform, type RunningPlatform } from '../platform'
import { today } from '../today'
import { findChromium } from './chromium'

/** The day on which tests with written dates stand. */
const WRITTEN_DAY = '2026-12-01'
/** So near to it every written date means the same. */
const NEAR_DAYS = 3

/** A demonstration platform and a browser for the browser tests; the build and the database are there. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { build, clusterUrl } = project.getProvidedContext()
  project.provide('browserPath', await findChromium())
  const started: RunningPlatform[] = []
  const demonstration = async (database: string, settings: Record<string, string> = {}): Promise<string> => {
    await onServer(clusterUrl, `create database ${database}`)
    const platform = await startPlatform(
      { ...settings, DATABASE_URL: urlOf(clusterUrl, database), DEMO: 'on' },
      build,
    )
    started.push(platform)
    return platform.url.replace('127.0.0.1', 'localhost')
  }
  const baseUrl = await demonstration('peak_browser')
  project.provide('baseUrl', baseUrl)
  const isNear = Math.abs(daysBetween(WRITTEN_DAY, today)) <= NEAR_DAYS
  project.provide(
    'writtenDayUrl',
    isNear ? baseUrl : await demonstration('peak_written_day', { PEAK_CLOCK: `${WRITTEN_DAY}T20:00:00Z` }),
  )
  return async () => {
    for (const platform of started) await platform.stop()
  }
}
