import { z } from 'zod'
import type { Schema } from './schemas'

/** Formats say the same as the patterns that zod adds, and every number of ours is a safe one. */
function leaveOut(schema: Record<string, unknown>): void {
  if (schema['format'] !== undefined) delete schema['pattern']
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
}

/** The schema of an answer as callers get it. */
export function answerJson(answer: z.ZodType): Schema {
  const { $schema: _draft, ...schema } = z.toJSONSchema(answer, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => leaveOut(jsonSchema),
  })
  return schema
}
