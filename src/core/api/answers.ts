import type { CollectionSlug, DataFromCollectionSlug } from 'payload'
import { z } from 'zod'
import { ROLES } from '../access/matrix'
import { isRecord } from '../isRecord'

/**
 * The pieces that the answers of endpoints are made of. The input of a schema is what the handler
 * returns, its output what the caller gets: a `Date` goes out as text. Objects are strict: tests
 * (`PEAK_CHECK_ANSWERS`) reject an answer with anything that is not named here.
 */

/** What an endpoint answers that has no fields. */
export const FILE = 'file'
export const REDIRECT = 'redirect'
export type NoFields = typeof FILE | typeof REDIRECT

/** Of every endpoint: the schema of its JSON, or what it answers in its place. */
export type AnswerSchema = z.ZodType | NoFields

/** What a handler returns for a schema. A `Response` carries the same JSON, with cookies besides. */
export type AnswerOf<Answer extends AnswerSchema> = Answer extends z.ZodType
  ? z.input<Answer> | Response
  : Response

export const id = z.uuid()
export const date = z.iso.date().describe('Calendar date, YYYY-MM-DD')
export const cents = z.int().describe('US cents')
export const count = z.int().min(0)
/** A point in time; handlers give a `Date` or its text. */
export const instant = z
  .union([z.date(), z.string()])
  .transform((at) => (typeof at === 'string' ? at : at.toISOString()))
  .pipe(z.iso.datetime())
  .describe('Instant in UTC, ISO 8601')

/** Somebody who signs in (contract section 4). */
export const person = z.strictObject({ id, displayName: z.string(), role: z.enum(ROLES) })
/** A person, or the bare id where nobody is known by it. */
export const personOrId = z.union([person, z.string()])
/** Something that a person should look at: a code that stays fixed, and a sentence. */
export const warning = z.strictObject({ code: z.string(), message: z.string() })

const message = z.string().describe('What was done, as a sentence for people')
export const messageAnswer = z.strictObject({ message })
/** A change: what was done, and the record as it is now, or what of it changed. */
export const docAnswer = <Doc extends z.ZodType>(doc: Doc) => z.strictObject({ message, doc })
/** A list that is always given whole. */
export const docsAnswer = <Doc extends z.ZodType>(doc: Doc) => z.strictObject({ docs: z.array(doc) })

const page = {
  totalDocs: count,
  limit: count,
  page: z.int().min(1),
  totalPages: count,
  hasNextPage: z.boolean(),
  hasPrevPage: z.boolean(),
}
/** A page of a list, as `pageOf` makes it. */
export const pageAnswer = <Doc extends z.ZodType>(doc: Doc) => z.strictObject({ docs: z.array(doc), ...page })

/** A record as Payload reads it, with the fields of its collection that the caller may see. */
export const recordOf = <Slug extends CollectionSlug>(collection: Slug) =>
  z
    .custom<DataFromCollectionSlug<Slug>>((value) => isRecord(value) && typeof value['id'] === 'string')
    .meta({ $ref: `#/components/schemas/${collection}` })

/** A page of records as Payload's `find` makes it. */
export const recordPageAnswer = <Slug extends CollectionSlug>(collection: Slug) =>
  z.strictObject({
    docs: z.array(recordOf(collection)),
    ...page,
    page: page.page.optional(),
    pagingCounter: count.describe('Place of the first record of this page in the list'),
    prevPage: z.int().nullish(),
    nextPage: z.int().nullish(),
  })
