import { strToU8 } from 'fflate'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { childEnvironment } from '../../src/core/env'
import { ApiError } from '../../src/core/errors'
import { parseFile } from '../../src/core/files/parseFile'
import { tableFile } from '../../src/core/files/table'
import { until } from '../support/wait'
import { generousWorkbooks, honestWorkbook, hostileWorkbooks } from '../support/workbooks'

/** Files from people are read in a process of their own: whatever is in them, this process goes on. */

let honest: Uint8Array
beforeAll(async () => {
  honest = await honestWorkbook()
})

const ROWS = [
  ['Fay Fern', 'fay@fern.example', '2026-01-02'],
  ['Gus Grove', '', '7'],
]

const rowsOf = async (bytes: Uint8Array) =>
  (await parseFile('table', bytes, tableFile)).rows.map(({ cells }) => cells)

async function problemOf(work: Promise<unknown>): Promise<[status: number, code: string | undefined]> {
  const outcome = await work.then(
    (result) => result,
    (error: unknown) => error,
  )
  if (!(outcome instanceof ApiError)) throw new Error(`No problem: ${JSON.stringify(outcome)}`)
  return [outcome.status, outcome.code]
}

/** Readers of this process that already catch signals themselves; Node's own handlers leave SIGHUP alone. */
const readyReaders = (): number[] | null => {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
  const ready = children.split(' ').filter((pid) => {
    const caught = /^SigCgt:\s*(\w+)/m.exec(pid ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')?.[1]
    return caught !== undefined && (BigInt(`0x${caught}`) & 1n) === 1n
  })
  return ready.length > 0 ? ready.map(Number) : null
}

describe('a file from a person', () => {
  it('is read as it is', async () => {
    expect(await rowsOf(honest)).toEqual([['Full name', 'Email', 'Notes'], ...ROWS])
    expect(await parseFile('table', strToU8('\ufeffname,"e\nmail"\nFay,x\n'), tableFile)).toEqual({
      rows: [
        { line: 1, cells: ['name', 'e\nmail'] },
        { line: 3, cells: ['Fay', 'x'] },
      ],
      encoding: 'utf-8',
      sheet: null,
      sheets: [],
    })
  })

  it('with what people do to whole columns is read, too', async () => {
    for (const [what, bytes] of Object.entries(generousWorkbooks(honest)))
      expect([what, (await rowsOf(bytes)).slice(1)]).toEqual([what, ROWS])
  })

  it('that costs too much is a 422, and this process keeps its time', async () => {
    const kinds: Record<string, string> = {}
    let ticks = 0
    const clock = setInterval(() => {
      ticks += 1
    }, 20)
    for (const [what, bytes] of Object.entries(hostileWorkbooks(honest))) {
      const before = ticks
      const [status, code] = await problemOf(parseFile('table', bytes, tableFile))
      kinds[what] = `${status} ${code}`
      expect([what, ticks > before]).toEqual([what, true])
    }
    clearInterval(clock)
    expect(kinds).toEqual({
      'merged cells over the whole sheet': '422 file-too-complex',
      'a name for the whole sheet': '422 file-too-complex',
      'a name for all columns': '422 file-too-complex',
      'a check over the whole sheet': '422 file-too-complex',
      'a part that unpacks to 30 MB': '422 file-too-complex',
      'a part that is larger than it says': '422 file-unreadable',
      'elements nested two million deep': '422 file-too-complex',
      'two hundred thousand rows': '422 file-unreadable',
      'a row beyond every sheet': '422 file-unreadable',
      'two thousand parts': '422 file-too-complex',
      'one text of a megabyte in five thousand cells': '422 file-too-complex',
      'no archive at all': '422 file-unreadable',
    })
  }, 180_000)

  it('that takes more time or memory than there is ends its reader alone', async () => {
    const large = strToU8(`name\n${'x,'.repeat(2_000_000)}\n`)
    expect(
      await problemOf(parseFile('table', large, tableFile, { limits: { seconds: 0.05, megabytes: 320 } })),
    ).toEqual([422, 'file-too-complex'])
    // With too little even to begin, V8 gives up without asking: a thread would take this process along.
    for (const megabytes of [12, 2, 1])
      expect(
        await problemOf(parseFile('table', large, tableFile, { limits: { seconds: 15, megabytes } })),
      ).toEqual([422, 'file-too-complex'])
    expect(await rowsOf(strToU8('name\nFay\n'))).toEqual([['name'], ['Fay']])
  })

  it('is a 503, not a damaged file, when no process can be had', () => {
    const program = `
      import { openSync } from 'node:fs'
      const { parseFile } = await import('./src/core/files/parseFile.ts')
      const { tableFile } = await import('./src/core/files/table.ts')
      const file = new TextEncoder().encode('name\\nFay\\n')
      const read = () => parseFile('table', file, tableFile).then(({ rows }) => rows[1].cells[0], ({ status, code }) => status + ' ' + code)
      const first = await read()
      try { for (;;) openSync('/dev/null') } catch {}
      console.log(JSON.stringify([first, await read()]))
      process.exit(0)`
    const run = spawnSync(
      'sh',
      ['-c', 'ulimit -n 200; exec "$0" --import tsx --input-type=module -e "$1"', process.execPath, program],
      { encoding: 'utf8', env: childEnvironment({ LOG_LEVEL: 'silent' }) },
    )
    expect(run.stdout.trim().split('\n').at(-1)).toBe('["Fay","503 busy"]')
  })

  it('is read to its end when the platform is told to stop', async () => {
    const reading = rowsOf(honest)
    const readers = await until('the reader has begun', readyReaders)
    for (const pid of readers) process.kill(pid, 'SIGINT')
    expect((await reading).slice(1)).toEqual(ROWS)
  })

  it('waits its turn, and is turned away when many wait', async () => {
    const tries = Array.from({ length: 40 }, () =>
      parseFile('table', strToU8('name\nFay\n'), tableFile).then(
        () => 'read',
        (error: unknown) => (error instanceof ApiError ? error.code : 'broken'),
      ),
    )
    const outcomes = await Promise.all(tries)
    expect(new Set(outcomes)).toEqual(new Set(['read', 'busy']))
    expect(outcomes.filter((outcome) => outcome === 'read').length).toBeGreaterThanOrEqual(20)
  }, 180_000)

  it('gives nothing but what its reader promises', async () => {
    await expect(parseFile('table', strToU8('name\nFay\n'), z.object({ rows: z.number() }))).rejects.toThrow()
  })
})
