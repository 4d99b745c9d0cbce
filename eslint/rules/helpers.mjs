/** What several of our rules ask of a syntax tree. */

const WRITES = new Set(['create', 'update', 'delete'])
const OPERATIONS = new Set([
  ...WRITES,
  'find',
  'findByID',
  'count',
  'findGlobal',
  'updateGlobal',
  'restoreVersion',
  'findVersions',
])

/** `payload` itself, or anything that ends in `.payload` such as `req.payload`. */
function isPayload(node) {
  if (node.type === 'Identifier') return node.name === 'payload'
  return node.type === 'MemberExpression' && !node.computed && node.property.name === 'payload'
}

/** The name of the Local API operation that a call makes, or null. */
export function localApiOperation(node) {
  const { callee } = node
  if (callee.type !== 'MemberExpression' || callee.computed || !isPayload(callee.object)) return null
  return OPERATIONS.has(callee.property.name) ? callee.property.name : null
}

export const isWrite = (operation) => WRITES.has(operation)

/** True when the call's first argument is an object that spells out the option. */
export function spellsOut(node, option) {
  const options = node.arguments[0]
  if (options?.type !== 'ObjectExpression') return false
  return options.properties.some(
    (property) =>
      property.type === 'Property' &&
      !property.computed &&
      (property.key.name ?? property.key.value) === option,
  )
}

/** The path of the file being linted below the project's root, with forward slashes. */
export function pathOf(context) {
  const root = `${context.cwd.replaceAll('\\', '/')}/`
  return context.filename.replaceAll('\\', '/').replace(root, '')
}
