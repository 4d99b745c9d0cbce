import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

type Uses = Map<string, Set<string>>

const MODULES = path.resolve('src/modules')

/** The module that a file belongs to, or null. */
const moduleOf = (file: string): string | null => {
  const [name, ...rest] = path.relative(MODULES, file).split(path.sep)
  return name && name !== '..' && rest.length > 0 ? name : null
}

/** Which modules each module imports, types included, screens and server alike. */
function usesOfModules(): Uses {
  const uses: Uses = new Map()
  for (const file of globSync('src/modules/**/*.{ts,tsx}').map((name) => path.resolve(name))) {
    const from = moduleOf(file)
    if (!from) continue
    const targets = uses.get(from) ?? new Set<string>()
    uses.set(from, targets)
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      if (!fileName.startsWith('.')) continue
      const to = moduleOf(path.join(path.resolve(path.dirname(file), fileName), 'index'))
      if (to && to !== from) targets.add(to)
    }
  }
  return uses
}

/** A way from a module back to itself; empty when there is none. */
function circle(uses: Uses, start: string): string[] {
  const ways = [[start]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of uses.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, next]
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return []
}

describe('the modules', () => {
  const uses = usesOfModules()

  it('are found, and use one another', () => {
    expect(uses.size).toBeGreaterThan(25)
    expect(uses.get('lifecycle')).toContain('exchanges')
  })

  it('are in no circle', () => {
    expect([...uses.keys()].map((name) => circle(uses, name)).filter((way) => way.length > 0)).toEqual([])
  })

  it('would be found in a circle', () => {
    const knot: Uses = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['a'])],
    ])
    expect(circle(knot, 'a')).toEqual(['a', 'b', 'c', 'a'])
  })
})
