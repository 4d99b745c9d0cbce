import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import config from '../../payload.config'
import { nestingOf } from '../../src/core/api/nesting'
import { asPlainText, asSingleLine, isPlainText, isSingleLine } from '../../src/core/api/plainText'
import { HOSTILE_CHARACTERS } from '../support/hostile'

describe('a text of one line', () => {
  it('has none of the characters that break or turn it', () => {
    for (const character of HOSTILE_CHARACTERS)
      expect([
        character.codePointAt(0)?.toString(16),
        isSingleLine(`a${character}b`),
        asSingleLine(`a${character}${character}b`),
      ]).toEqual([character.codePointAt(0)?.toString(16), false, 'a b'])
  })

  it('has whole characters only', () => {
    expect([isSingleLine('a\ud83d'), isPlainText('a\ud83d b'), asSingleLine('a\ud83d b')]).toEqual([
      false,
      false,
      'a b',
    ])
  })

  it('may be written in any language', () => {
    for (const name of [
      'José “Pepe” Núñez',
      'Ångström & Søn',
      '山田 太郎',
      'محمد',
      'אברהם כהן',
      'O\u2019Neill\u00a0III',
      '👩‍👩‍👧',
    ])
      expect([name, isSingleLine(name), asSingleLine(name)]).toEqual([name, true, name])
  })
})

describe('a longer text', () => {
  it('has line breaks and tabs, and nothing else of that kind', () => {
    expect(isPlainText('a\r\nb\n\tc')).toBe(true)
    for (const character of ['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029'])
      expect([character.codePointAt(0), isPlainText(`a${character}b`)]).toEqual([
        character.codePointAt(0),
        false,
      ])
    expect(asPlainText('a\u0007b\u2028c\r\nd')).toBe('ab\nc\r\nd')
  })
})

/** Fields that hold no text of a person: secrets are taken as they are typed, files are checked by their reader. */
const OPAQUE = new Set([
  'password',
  'currentPassword',
  'token',
  'refreshToken',
  'challenge',
  'code',
  'text',
  'base64',
  'data',
])
/** Fields that a form shows as a large one, or that are shown as a paragraph. */
const LONGER = new Set(['note', 'reason', 'description', 'construction', 'content'])

type Field = { endpoint: string; name: string; schema: z.ZodType }

function fieldsIn(endpoint: string, name: string, schema: unknown): Field[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inside]) => fieldsIn(endpoint, key, inside))
  if (schema instanceof z.ZodArray) return fieldsIn(endpoint, name, schema.element)
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((option: unknown) => fieldsIn(endpoint, name, option))
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return fieldsIn(endpoint, name, schema.unwrap())
  if (schema instanceof z.ZodPipe) return fieldsIn(endpoint, name, schema.in)
  if (schema instanceof z.ZodRecord) return fieldsIn(endpoint, name, schema.valueType)
  return schema instanceof z.ZodString ? [{ endpoint, name, schema }] : []
}

async function textFields(): Promise<Field[]> {
  const { collections, endpoints } = await config
  const all = [...(endpoints ?? []), ...collections.flatMap((collection) => collection.endpoints || [])]
  return all.flatMap(({ path, custom }) =>
    [custom?.['description']?.body, custom?.['description']?.query].flatMap((schema) =>
      fieldsIn(path, '', schema),
    ),
  )
}

describe('every text in the input of an endpoint of our own', () => {
  it('is of one line, or declared as a longer one', async () => {
    const fields = (await textFields()).filter(
      ({ name, endpoint }) => !OPAQUE.has(name) && !endpoint.startsWith('/calculators/'),
    )
    expect(fields.length).toBeGreaterThan(60)
    const takes = ({ schema }: Field, text: string) => schema.safeParse(text).success
    const wrong = fields.flatMap((field) =>
      [
        'Some text \u0007 here',
        'Some text \u0085 here',
        ...(LONGER.has(field.name) ? [] : ['Some text \r\n here', 'Some text \u202e here']),
      ]
        .filter((text) => takes(field, text))
        .map((text) => `${field.endpoint} ${field.name} takes ${JSON.stringify(text)}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('how deep a text is nested', () => {
  const depth = (text: string) => nestingOf(Buffer.from(text))
  it.each([
    ['', 0],
    ['{}', 1],
    ['{"a":[{"b":1}],"c":[]}', 3],
    ['["[[[[", "\\"[[[["]', 1],
    ['{ Exchanges(where: {id: {equals: "x"}}) { docs { id } } }', 4],
    ['# {{{{\n{ a }', 1],
    ['# {{{{\r{ a { b } }', 2],
    ['"""a " {{{{ """ { a }', 1],
    ['"""\\"""" {{ """ { a { b } }', 2],
    ['""[[]]', 2],
  ])('%j: %i', (text, expected) => {
    expect(depth(text)).toBe(expected)
  })
  it('is counted to the end of whatever is not closed', () => {
    expect(depth('['.repeat(100_000))).toBe(100_000)
    expect(depth('{"a":'.repeat(1000))).toBe(1000)
    expect(depth('"[[[[[')).toBe(0)
  })
})
