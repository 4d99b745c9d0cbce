import pg from 'pg'
import { Database } from '../src/core/database/database'
import { sqlOn } from '../src/core/database/sql'
import { fillToScale } from '../src/dev/demonstration/scale'
import { makeCoordinator, OFFICER, signIn } from './people'
import { platformArguments, platformSettings, type Stage, type Started } from './stage'

/** A platform with a firm of a size, and a coordinator of 150 of its exchanges. */
export type Firm = {
  base: string
  /** The database, as its owner. */
  url: string
  platform: Started
  /** Measured as the platform was ready and nothing had been asked. */
  memoryAtRestMb: number
  /** The coordinator's id and access token, and one of their exchanges. */
  officer: string
  token: string
  adminToken: string
  exchange: string
  /** Puts the exchange and the coordinator into an address. */
  fill: (path: string) => string
  close: () => Promise<void>
}

/** Starts a platform on a database of its own and fills it. */
export async function openFirm(stage: Stage, build: string, name: string, exchanges: number): Promise<Firm> {
  const owner = new pg.Client({ connectionString: stage.database.ownerUrl })
  await owner.connect()
  await owner.query(`create database ${name}`)
  const url = new URL(stage.database.ownerUrl)
  url.pathname = `/${name}`
  // The second start is the one that counts: the first one migrates.
  await (await start(stage, build, url.href)).stop()
  const platform = await start(stage, build, url.href)
  const memoryAtRestMb = platform.memoryMb()
  const base = /http:\S+/.exec(platform.line)?.[0] ?? ''
  const adminToken = await makeCoordinator(base)
  const pool = new pg.Pool({ connectionString: url.href, max: 1 })
  const sql = sqlOn(new Database(pool))
  const idOf = async (text: string, value: string) =>
    (await sql.query<{ id: string }>(text, [value]))[0]?.id ?? ''
  const officer = await idOf('select id from users where email = $1', OFFICER)
  await fillToScale(sql, exchanges, officer, () => undefined)
  const exchange = await idOf(
    'select id from exchanges where coordinator_id = $1 order by id limit 1',
    officer,
  )
  await pool.end()
  return {
    base,
    url: url.href,
    platform,
    memoryAtRestMb,
    officer,
    token: await signIn(base),
    adminToken,
    exchange,
    fill: (path) => path.replaceAll('ID', exchange).replaceAll('ME', officer),
    close: async () => {
      await platform.stop()
      await owner.query(`drop database ${name} with (force)`)
      await owner.end()
    },
  }
}

const start = (stage: Stage, build: string, url: string): Promise<Started> =>
  stage.start('platform', platformArguments(build), platformSettings(stage, url, build), /Portal:/)
