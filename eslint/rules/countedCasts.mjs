import { pathOf } from './helpers.mjs'

const isConst = ({ typeAnnotation }) =>
  typeAnnotation.type === 'TSTypeReference' && typeAnnotation.typeName.name === 'const'

const hidesEverything = ({ expression }) =>
  expression.type === 'TSAsExpression' &&
  ['TSUnknownKeyword', 'TSAnyKeyword'].includes(expression.typeAnnotation.type)

/**
 * A cast says what the compiler cannot see, and is wrong without anybody noticing. New ones are
 * refused; those there are stand in a list by file, whose numbers may only shrink.
 */
export const countedCasts = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', additionalProperties: { type: 'integer', minimum: 1 } }],
    messages: {
      cast: 'No casts: narrow the type with a check, or let zod do it.',
      double: 'Never `as unknown as`: it switches the compiler off.',
      shrunk: 'This file now has {{count}} casts: lower its number ({{allowed}}) in eslint/casts.json.',
    },
  },
  create(context) {
    const allowed = context.options[0]?.[pathOf(context)] ?? 0
    const casts = []
    const take = (node) => {
      if (isConst(node)) return
      if (node.type === 'TSAsExpression' && hidesEverything(node))
        context.report({ node, messageId: 'double' })
      else casts.push(node)
    }
    return {
      TSAsExpression: take,
      TSTypeAssertion: take,
      TSNonNullExpression: (node) => casts.push(node),
      'Program:exit'(node) {
        for (const cast of casts.slice(allowed)) context.report({ node: cast, messageId: 'cast' })
        if (casts.length < allowed)
          context.report({
            node,
            messageId: 'shrunk',
            data: { count: String(casts.length), allowed: String(allowed) },
          })
      },
    }
  },
}
