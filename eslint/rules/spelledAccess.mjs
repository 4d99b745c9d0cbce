import { localApiOperation, spellsOut } from './helpers.mjs'

/** Payload's Local API skips all access rules unless told otherwise: every call says which it wants. */
export const spelledAccess = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { access: 'payload.{{operation}} must spell out overrideAccess: true or false.' },
  },
  create: (context) => ({
    CallExpression(node) {
      const operation = localApiOperation(node)
      if (operation && !spellsOut(node, 'overrideAccess'))
        context.report({ node, messageId: 'access', data: { operation } })
    },
  }),
}
