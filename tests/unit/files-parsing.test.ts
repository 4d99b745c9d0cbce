import { strToU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ApiError } from '../../src/core/errors'
import { parseFile } from '../../src/core/files/parseFile'
import { table } from '../../src/core/files/table'
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

async function problemOf(work: Promise<unknown>): Promise<[status: number, code: string | undefined]> {
  const outcome = await work.then(
    (result) => result,
    (error: unknown) => error,
  )
  if (!(outcome instanceof ApiError)) throw new Error(`No problem: ${JSON.stringify(outcome)}`)
  return [outcome.status, outcome.code]
}

describe('a file from a person', () => {
  it('is read as it is', async () => {
    expect(await parseFile('excel-table', honest, table)).toEqual({
      headers: ['Full name', 'Email', 'Notes'],
      rows: ROWS,
    })
    expect(await parseFile('csv-table', strToU8('\ufeffname,"e\nmail"\nFay,x\n'), table)).toEqual({
      headers: ['name', 'e mail'],
      rows: [['Fay', 'x']],
    })
  })

  it('with what people do to whole columns is read, too', async () => {
    for (const [what, bytes] of Object.entries(generousWorkbooks(honest)))
      expect([what, (await parseFile('excel-table', bytes, table)).rows]).toEqual([what, ROWS])
  })

  it('that costs too much is a 422, and this process keeps its time', async () => {
    const kinds: Record<string, string> = {}
    let ticks = 0
    const clock = setInterval(() => {
      ticks += 1
    }, 20)
    for (const [what, bytes] of Object.entries(hostileWorkbooks(honest))) {
      const before = ticks
      const [status, code] = await problemOf(parseFile('excel-table', bytes, table))
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
    expect(await problemOf(parseFile('csv-table', large, table, { seconds: 0.05, megabytes: 320 }))).toEqual([
      422,
      'file-too-complex',
    ])
    // With too little even to begin, V8 gives up without asking: a thread would take this process along.
    for (const megabytes of [12, 2, 1])
      expect(await problemOf(parseFile('csv-table', large, table, { seconds: 15, megabytes }))).toEqual([
        422,
        'file-too-complex',
      ])
    expect((await parseFile('csv-table', strToU8('name\nFay\n'), table)).rows).toEqual([['Fay']])
  })

  it('waits its turn, and is turned away when many wait', async () => {
    const tries = Array.from({ length: 40 }, () =>
      parseFile('csv-table', strToU8('name\nFay\n'), table, { seconds: 15, megabytes: 320 }).then(
        () => 'read',
        (error: unknown) => (error instanceof ApiError ? error.code : 'broken'),
      ),
    )
    const outcomes = await Promise.all(tries)
    expect(new Set(outcomes)).toEqual(new Set(['read', 'busy']))
    expect(outcomes.filter((outcome) => outcome === 'read').length).toBeGreaterThanOrEqual(20)
  }, 180_000)

  it('gives nothing but what its reader promises', async () => {
    await expect(
      parseFile('csv-table', strToU8('name\nFay\n'), z.object({ headers: z.number() })),
    ).rejects.toThrow()
  })
})
