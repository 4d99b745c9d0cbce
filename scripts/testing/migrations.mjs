import { readdirSync, readFileSync } from 'node:fs'

const DESTRUCTIVE =
  /\bdrop\s+(table|column|type|schema)\b|(^|;|`)\s*truncate\b|\bdelete\s+from\b|\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i
const REASON = /(--|\/\/|\*)\s*destructive:\s*\S+/i

/** The part of a migration that brings the database forward; going back may destroy. */
function forwardPart(text) {
  const from = text.indexOf('function up')
  const to = text.indexOf('function down')
  return text.slice(Math.max(0, from), to > from ? to : undefined)
}

/**
 * Statements of a migration that lose data without a word why: the comment stands in the line
 * before, or at the end of the line, and begins with `destructive:`.
 * @param {string} text
 * @returns {string[]}
 */
export function silentLosses(text) {
  const lines = forwardPart(text).split('\n')
  return lines
    .filter((line, at) => DESTRUCTIVE.test(line) && !REASON.test(line) && !REASON.test(lines[at - 1] ?? ''))
    .map((line) => line.trim())
}

/** Migrations newer than the first that lose data silently, as lines to print. */
export function findSilentLosses(folder) {
  const files = readdirSync(folder)
    .filter((name) => /^\d.*\.ts$/.test(name))
    .sort()
    .slice(1)
  return files.flatMap((name) =>
    silentLosses(readFileSync(`${folder}/${name}`, 'utf8')).map((line) => `${folder}/${name}: ${line}`),
  )
}
