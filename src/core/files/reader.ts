import { PARSERS, type ParserName } from './parsers'
import { copiedSize } from './size'
import { UnreadableFile } from './unreadable'

/** The process that reads one file and ends. It has no settings and no connection to anything. */
export type ReaderOutcome =
  { result: unknown } | { problem: { code: UnreadableFile['code']; message: string } }

/** Several times what the largest honest file holds. */
const MOST_COPIED = 10_000_000

const isParser = (name: unknown): name is ParserName =>
  typeof name === 'string' && Object.hasOwn(PARSERS, name)

async function outcomeOf(task: unknown): Promise<ReaderOutcome> {
  const parser: unknown = task instanceof Object ? Reflect.get(task, 'parser') : null
  const input: unknown = task instanceof Object ? Reflect.get(task, 'input') : null
  const options: unknown = task instanceof Object ? Reflect.get(task, 'options') : null
  if (!isParser(parser) || !(input instanceof Uint8Array)) throw new Error('The process was given no file.')
  try {
    const result: unknown = await PARSERS[parser](input, options)
    if (copiedSize(result) > MOST_COPIED)
      throw new UnreadableFile(
        'file-too-complex',
        'The file holds more text than can be read. Leave out what is not needed, or split it.',
      )
    return { result }
  } catch (error) {
    const { code, message } =
      error instanceof UnreadableFile
        ? error
        : new UnreadableFile(
            'file-unreadable',
            'The file cannot be read: it is damaged, or not what its name says.',
          )
    return { problem: { code, message } }
  }
}

// Whoever stops the platform signals its processes, too: it answers what it has begun.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
// It stays until it is ended: its answer must be there before its end is.
process.on('message', (task) => void outcomeOf(task).then((outcome) => process.send?.(outcome)))
