import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArraySplitter } from '../../src/modules/sync/client/arrayStream'
import { SourceError } from '../../src/modules/sync/client/errors'

function split(body: Buffer, sizes: readonly number[] = []): unknown[] {
  const rows: unknown[] = []
  const splitter = new ArraySplitter((json) => rows.push(JSON.parse(json.toString('utf8'))))
  let at = 0
  for (const size of sizes) {
    splitter.push(body.subarray(at, at + size))
    at += size
  }
  splitter.push(body.subarray(Math.min(at, body.length)))
  splitter.finish()
  return rows
}

const splitText = (text: string, sizes: readonly number[] = []) => split(Buffer.from(text), sizes)

describe('a list that arrives in pieces', () => {
  it.each([
    ['[]', []],
    [' [ ] ', []],
    ['[{}]', [{}]],
    ['\ufeff[{"a":1},\n{"b":[{"c":"}]"}]}]\r\n', [{ a: 1 }, { b: [{ c: '}]' }] }]],
    ['[{"a":"\\"}\\\\"}]', [{ a: '"}\\' }]],
  ])('%s', (text, rows) => {
    expect(splitText(text)).toEqual(rows)
  })

  it('is the same wherever it is cut', () => {
    const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }), { maxLength: 6 })
    const cuts = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 200 })
    fc.assert(
      fc.property(rows, cuts, fc.constantFrom(undefined, 2), (list, sizes, indent) => {
        const text = JSON.stringify(list, null, indent)
        expect(splitText(text, sizes)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('keeps letters whole that are cut in the middle', () => {
    const body = Buffer.from('[{"name":"Müller 安全 😀"}]')
    for (let at = 0; at < body.length; at += 1)
      expect(split(body, [at])).toEqual([{ name: 'Müller 安全 😀' }])
  })

  it.each([
    '',
    '   ',
    '[',
    '[{"a":1}',
    '[{"a":1},',
    '[{"a":',
    'null',
    '{"error":"no"}',
    '<html></html>',
    '[1,2]',
    '["a"]',
    '[null]',
    '[[{}]]',
    '[{}] [{}]',
    '[{}]x',
  ])('is refused as a whole: %j', (text) => {
    expect(() => splitText(text)).toThrow(SourceError)
  })
})
