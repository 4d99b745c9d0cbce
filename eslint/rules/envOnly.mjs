const isProcessEnv = (node) => {
  const name = node.computed ? node.property.value : node.property.name
  return node.object.type === 'Identifier' && node.object.name === 'process' && name === 'env'
}

const takesEnv = (pattern) =>
  pattern?.type === 'ObjectPattern' &&
  pattern.properties.some((property) => property.type === 'Property' && property.key.name === 'env')

/** Settings are read, checked and documented in one place: `src/core/env.ts`. */
export const envOnly = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { env: 'Read settings through src/core/env.ts, the only reader of process.env.' },
  },
  create: (context) => ({
    MemberExpression(node) {
      if (isProcessEnv(node)) context.report({ node, messageId: 'env' })
    },
    VariableDeclarator(node) {
      if (node.init?.type === 'Identifier' && node.init.name === 'process' && takesEnv(node.id))
        context.report({ node, messageId: 'env' })
    },
    ImportSpecifier(node) {
      const from = node.parent.source.value
      if ((from === 'node:process' || from === 'process') && node.imported.name === 'env')
        context.report({ node, messageId: 'env' })
    },
  }),
}
