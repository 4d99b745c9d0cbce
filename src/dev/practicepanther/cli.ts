/** Runs the offline server as a process of its own: `--port --firm --seed --anchor --client-id --client-secret --refresh-token`. */

import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startOfflineServer } from './server'

const argumentsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  seed: z.coerce.number().int().default(1),
  firm: z.enum(['demo', 'small', 'real', 'empty']).default('demo'),
  anchor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
  'client-id': z.string().optional(),
  'client-secret': z.string().optional(),
  'refresh-token': z.string().optional(),
})

async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      port: text,
      seed: text,
      firm: text,
      anchor: text,
      'client-id': text,
      'client-secret': text,
      'refresh-token': text,
    },
  })
  const { port, seed, firm, anchor, ...secrets } = argumentsSchema.parse(values)
  const server = await startOfflineServer({
    port,
    seed,
    firm,
    anchor,
    clientId: secrets['client-id'],
    clientSecret: secrets['client-secret'],
    refreshToken: secrets['refresh-token'],
  })
  process.stdout.write(
    `${JSON.stringify({ url: server.url, port: server.port, firm, seed, pid: process.pid })}\n`,
  )
  const stop = (): void => {
    void server.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

await main()
