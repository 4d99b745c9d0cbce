import { fork } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { DomainRuleError } from '../errors'
import type { ParserName } from './parsers'
import { inTurn } from './turns'

/** What reading one file may take. */
export type ParsingLimits = { seconds: number; megabytes: number }

/** Far more than an honest file of the largest size takes. */
const LIMITS: ParsingLimits = { seconds: 15, megabytes: 320 }

const answer = z.object({ result: z.unknown() })
const problem = z.object({
  problem: z.object({ code: z.enum(['file-unreadable', 'file-too-complex']), message: z.string() }),
})

const tooComplex = () =>
  new DomainRuleError(
    'Reading this file takes too much time or memory. Save it as CSV with nothing but the rows, and try again.',
    'file-too-complex',
    'file',
  )
const unreadable = () =>
  new DomainRuleError(
    'The file cannot be read: it is damaged, or not what its name says.',
    'file-unreadable',
    'file',
  )

/** The program beside this module: bundled with the server (scripts/build.mjs), or its source while developing and in tests. */
function readerProgram(): { file: string; execArgv: string[] } {
  const here = fileURLToPath(import.meta.url)
  const beside = (name: string) => path.join(path.dirname(here), name)
  return here.endsWith('.ts')
    ? { file: beside('reader.ts'), execArgv: ['--import', 'tsx'] }
    : { file: beside('fileReader.mjs'), execArgv: [] }
}

/** What the process says, or the problem that ended it: one that runs out of memory aborts (a signal). */
function runReader(
  parser: ParserName,
  input: Uint8Array,
  { seconds, megabytes }: ParsingLimits,
): Promise<unknown> {
  const { file, execArgv } = readerProgram()
  const reader = fork(file, {
    execArgv: [
      ...execArgv,
      `--max-old-space-size=${megabytes}`,
      `--max-semi-space-size=${Math.min(16, megabytes)}`,
    ],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const said = new Promise<unknown>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooComplex()), seconds * 1000)
    reader.once('message', resolve)
    reader.once('error', () => reject(unreadable()))
    reader.once('exit', (_code, signal) => {
      clearTimeout(timer)
      reject(signal ? tooComplex() : unreadable())
    })
    reader.send({ parser, input }, (error) => {
      if (error) reader.kill('SIGKILL')
    })
  })
  return said.finally(() => reader.kill('SIGKILL'))
}

/**
 * Reads a file from a person in a process of its own, with limits on time and memory: no file stops
 * or ends the platform, whatever is in it (ADR 11). Every parser of such files is called through here.
 * @param result the shape of what the parser returns
 * @throws DomainRuleError 422 `file-unreadable` or `file-too-complex`; ApiError 503 when too many files wait
 */
export async function parseFile<Result extends z.ZodType>(
  parser: ParserName,
  input: Uint8Array,
  result: Result,
  limits = LIMITS,
): Promise<z.infer<Result>> {
  const said = await inTurn(() => runReader(parser, input, limits))
  const failed = problem.safeParse(said)
  if (failed.success) throw new DomainRuleError(failed.data.problem.message, failed.data.problem.code, 'file')
  return result.parse(answer.parse(said).result)
}
