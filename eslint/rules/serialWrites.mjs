import { isWrite, localApiOperation, spellsOut } from './helpers.mjs'

const TOGETHER = new Set(['all', 'allSettled', 'race', 'any'])

const isTogether = ({ callee }) =>
  callee.type === 'MemberExpression' &&
  callee.object.type === 'Identifier' &&
  callee.object.name === 'Promise' &&
  TOGETHER.has(callee.property.name)

function* nodesBelow(node, keys) {
  yield node
  for (const key of keys[node.type] ?? []) {
    for (const child of [node[key]].flat()) if (child?.type) yield* nodesBelow(child, keys)
  }
}

/** Writes that share a request share its transaction, and one connection takes one statement at a time. */
export const serialWrites = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { together: 'Writes that share a req run one after the other, never in Promise.{{how}}.' },
  },
  create: (context) => ({
    CallExpression(node) {
      if (!isTogether(node)) return
      for (const argument of node.arguments) {
        for (const below of nodesBelow(argument, context.sourceCode.visitorKeys)) {
          if (
            below.type !== 'CallExpression' ||
            !isWrite(localApiOperation(below)) ||
            !spellsOut(below, 'req')
          )
            continue
          context.report({ node: below, messageId: 'together', data: { how: node.callee.property.name } })
        }
      }
    },
  }),
}
