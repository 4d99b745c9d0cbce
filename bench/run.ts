import { writeFileSync } from 'node:fs'
import os from 'node:os'
import { benchGrowth } from './growth'
import { benchReads } from './reads'
import { Report } from './report'
import { openStage } from './stage'
import { benchSync } from './sync'
import { benchWork } from './work'

/**
 * `npm run bench`: every figure is a ratio to a floor measured in the same run, since times alone
 * say more of the machine. `-- reads`, `growth`, `sync` or `work` runs one part, `--write` keeps the figures in docs.
 */
const { ensureBuild } = await import('../scripts/build.mjs')
const parts = { reads: benchReads, growth: benchGrowth, sync: benchSync, work: benchWork }
const wanted = process.argv.slice(2).filter((argument) => argument in parts)

const build = await ensureBuild((line: string) => process.stdout.write(`${line}\n`))
const report = new Report()
const stage = await openStage()
try {
  for (const [name, part] of Object.entries(parts))
    if (wanted.length === 0 || wanted.includes(name)) await part(stage, build, report)
} finally {
  await stage.close()
}
const machine = `${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`
if (process.argv.includes('--write')) {
  writeFileSync(
    'docs/benchmarks.md',
    `# Benchmarks\n\nMade by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine}, embedded PostgreSQL on the same machine. Every figure is a ratio to a floor measured in the same run: for reads and writes a bare Node and \`pg\` server with prepared statements that answers the same rows, for the sync a download of the same lists and a COPY of the same rows.\n\n${report.markdown()}\n`,
  )
}
process.exit(0)
