import { isRecord } from '../isRecord'

/** Operators whose value becomes a pattern of the database. */
const PATTERNS = new Set(['contains', 'like', 'not_like'])

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

function literalCondition(condition: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, value]) => [
      operator,
      PATTERNS.has(operator) && typeof value === 'string' ? escaped(value) : value,
    ]),
  )
}

/**
 * A filter in which what people type means itself: `%` and `_` are signs of a pattern to the
 * database, and Payload passes them on. Fields that hold several choices compare without a pattern.
 */
export function literalWhere<Where>(where: Where, choices: ReadonlySet<string>): Where
export function literalWhere(where: unknown, choices: ReadonlySet<string>): unknown {
  if (!isRecord(where)) return where
  const entries = Object.entries(where).map(([path, condition]): [string, unknown] => {
    if (Array.isArray(condition)) return [path, condition.map((part: unknown) => literalWhere(part, choices))]
    const isChoice = choices.has(path.split(/\.|__/).at(-1) ?? '')
    return [path, isRecord(condition) && !isChoice ? literalCondition(condition) : condition]
  })
  return Object.fromEntries(entries)
}
