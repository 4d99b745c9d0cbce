import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findSilentLosses } from './migrations.mjs'
import { runTool } from './run.mjs'

const read = (file) => (existsSync(file) ? readFileSync(file) : null)
const differs = (file, before, after) =>
  before && after?.equals(before) ? null : `${file} is not what the collections say.`

/** Generates the types elsewhere and compares them. @returns a complaint or null */
async function driftOfTypes(env, folder, output) {
  const elsewhere = path.join(folder, 'payload-types.ts')
  const code = await runTool(
    'payload/bin.js',
    ['generate:types'],
    { ...env, PAYLOAD_TS_OUTPUT_PATH: elsewhere },
    output,
  )
  if (code !== 0) return 'payload generate:types failed.'
  const complaint = differs('payload-types.ts', read('payload-types.ts'), read(elsewhere))
  return complaint && `${complaint} Run \`npx payload generate:types\`.`
}

/** Generates the types of the browser's API client elsewhere and compares them. @returns a complaint or null */
async function driftOfClient(env, folder, output) {
  const file = 'src/ui/api-client/schema.d.ts'
  const elsewhere = path.join(folder, 'schema.d.ts')
  const code = await runTool('tsx/dist/cli.mjs', ['scripts/generateClient.ts', elsewhere], env, output)
  if (code !== 0) return 'scripts/generateClient.ts failed.'
  return read(file)?.equals(read(elsewhere) ?? Buffer.alloc(0))
    ? null
    : `${file} is not what the API description says. Run \`npx tsx scripts/generateClient.ts\`.`
}

/** The import map can only be generated in place: the tree is left as it was. @returns a complaint or null */
async function driftOfImportMap(env, output) {
  const file = 'app/(payload)/importMap.js'
  const before = read(file)
  try {
    const code = await runTool('payload/bin.js', ['generate:importmap'], env, output)
    if (code !== 0) return 'payload generate:importmap failed.'
    const complaint = differs(file, before, read(file))
    return complaint && `${complaint} Run \`npx payload generate:importmap\`.`
  } finally {
    if (before && !read(file)?.equals(before)) writeFileSync(file, before)
  }
}

async function driftOfSchema(env, output) {
  const code = await runTool('tsx/dist/cli.mjs', ['scripts/testing/schema.ts'], env, output)
  return code === 0
    ? null
    : 'The collections have changes without a migration: run `npx payload migrate:create <name>`.'
}

/**
 * The repository holds what would be generated from its collections: types, the
 * types of the API client, the panel's import map, and migrations for every column; and no migration loses data without saying why.
 */
export async function checkDrift(env, folder, output) {
  const losses = findSilentLosses('migrations').map(
    (loss) => `This loses data without a comment "destructive: why": ${loss}`,
  )
  const complaints = [
    await driftOfTypes(env, folder, output),
    await driftOfClient(env, folder, output),
    await driftOfImportMap(env, output),
    await driftOfSchema(env, output),
    ...losses,
  ].filter((complaint) => complaint !== null)
  for (const complaint of complaints) output(`  ${complaint}\n`)
  return complaints.length === 0 ? 0 : 1
}
