import { localApiOperation, pathOf, spellsOut } from './helpers.mjs'

/** A name that carries a request, as hooks (`req`) and endpoints (`call`) are given it. */
function hasRequest(context, node) {
  for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    if (scope.set.has('req') || scope.set.has('call')) return true
  }
  return false
}

/**
 * A nested call without the request takes a second connection and waits for the row that its
 * caller holds. Hooks and endpoints always have a request; a job passes one when it has one.
 */
export const passedRequest = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      request: 'payload.{{operation}} must pass req here, so that it runs in the same transaction.',
    },
  },
  create(context) {
    const file = pathOf(context)
    const always = file.startsWith('hooks/') || /(^|\/)endpoints(\.ts$|\/)/.test(file)
    const sometimes = file.startsWith('jobs/') || file.startsWith('src/')
    return {
      CallExpression(node) {
        const operation = localApiOperation(node)
        if (!operation || spellsOut(node, 'req')) return
        if (always || (sometimes && hasRequest(context, node)))
          context.report({ node, messageId: 'request', data: { operation } })
      },
    }
  },
}
