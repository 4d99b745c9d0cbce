import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ApiError, DomainRuleError } from '../errors'
import { logger } from '../logging'
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

/** The program beside this module: bundled with the server (scripts/build.mjs), or its source while developing and in tests. */
function readerProgram(): { file: string; execArgv: string[] } {
  const here = fileURLToPath(import.meta.url)
  const beside = (name: string) => path.join(path.dirname(here), name)
  return here.endsWith('.ts')
    ? { file: beside('reader.ts'), execArgv: ['--import', 'tsx'] }
    : { file: beside('fileReader.mjs'), execArgv: [] }
}

/**
 * Ends the process from outside when nobody is left to do it, and keeps people's files out of core dumps.
 * The processor time is that of all its threads, and far more than the time that it has.
 */
const shellLimits = (seconds: number) =>
  `ulimit -c 0 || :; ulimit -t ${Math.ceil(seconds) * 4} || :; exec "$@"`

function startReader({ seconds, megabytes }: ParsingLimits): ChildProcess {
  const { file, execArgv } = readerProgram()
  const heap = [`--max-old-space-size=${megabytes}`, `--max-semi-space-size=${Math.min(16, megabytes)}`]
  const program = [process.execPath, ...execArgv, ...heap, file]
  return spawn('/bin/sh', ['-c', shellLimits(seconds), 'sh', ...program], {
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** How V8 and the limits above end a process that takes too much. */
const TOOK_TOO_MUCH = new Set(['SIGABRT', 'SIGTRAP', 'SIGSEGV', 'SIGXCPU', 'SIGKILL'])

/** A reader that never began or ended by itself says nothing of the file. */
function notRead(cause: object): ApiError {
  logger().error(cause, 'the reader of a file failed')
  return new ApiError(503, 'Files cannot be read right now. Nothing was changed; please try again.', {
    code: 'busy',
  })
}

/** What a parser is given: the bytes, and what is known of them besides. */
type Task = { parser: ParserName; input: Uint8Array; options: unknown }

/** What the process says, or the problem that ended it. */
async function runReader(task: Task, limits: ParsingLimits): Promise<unknown> {
  const reader = startReader(limits)
  let timer: NodeJS.Timeout | undefined
  const said = new Promise<unknown>((resolve, reject) => {
    reader.once('message', resolve)
    reader.once('error', (err) => reject(notRead({ err })))
    reader.once('exit', (code, signal) =>
      reject(signal && TOOK_TOO_MUCH.has(signal) ? tooComplex() : notRead({ code, signal })),
    )
    timer = setTimeout(() => reject(tooComplex()), limits.seconds * 1000)
  })
  try {
    // Without a process there is nobody to send to: what is missing (descriptors, memory) comes as an error.
    if (reader.pid !== undefined) reader.send(task, () => undefined)
    return await said
  } finally {
    clearTimeout(timer)
    if (reader.pid !== undefined) reader.kill('SIGKILL')
  }
}

/**
 * Reads a file from a person in a process of its own, with limits on time and memory: no file stops
 * or ends the platform, whatever is in it (ADR 11). Every parser of such files is called through here.
 * @param result the shape of what the parser returns
 * @throws DomainRuleError 422 `file-unreadable` or `file-too-complex`; ApiError 503 when too many files wait or no process can be had
 */
export async function parseFile<Result extends z.ZodType>(
  parser: ParserName,
  input: Uint8Array,
  result: Result,
  { limits = LIMITS, options = null }: { limits?: ParsingLimits; options?: unknown } = {},
): Promise<z.infer<Result>> {
  const said = await inTurn(() => runReader({ parser, input, options }, limits))
  const failed = problem.safeParse(said)
  if (failed.success) throw new DomainRuleError(failed.data.problem.message, failed.data.problem.code, 'file')
  return result.parse(answer.parse(said).result)
}
