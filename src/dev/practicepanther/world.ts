/** The state of one server: firm, clock, tokens, faults and evidence. A reset makes a new one. */

import { Clock } from './clock'
import { Faults } from './faults'
import { makeFirm } from './firm'
import { applyMutation } from './mutate'
import { OAuth } from './oauth'
import { makeRandom, type Random } from './random'
import { switchesSchema, type Mutation, type Switches } from './schemas'
import type { GzipCache } from './send'
import { Store } from './store'
import { sqlGrain, todayPacific } from './time'
import type { LogEntry, OfflineServerOptions, Violation } from './types'

type Pending =
  { mutation: Mutation; afterRequest: number } | { mutation: Mutation; at: number; visibleAt: number }

export class World {
  readonly store: Store
  readonly switches: Switches
  readonly clock: Clock
  readonly oauth: OAuth
  readonly faults: Faults
  readonly random: Random
  readonly log: LogEntry[] = []
  readonly violations: Violation[] = []
  readonly cache: GzipCache = new Map()
  private apiRequests = 0
  private pending: Pending[] = []

  constructor(readonly options: OfflineServerOptions) {
    const { seed = 1, firm = 'demo', anchor = todayPacific(Date.now()) } = options
    this.switches = switchesSchema.parse(options.switches ?? {})
    const data = makeFirm({ kind: firm, seed, anchor })
    this.store = new Store(data)
    this.clock = new Clock(anchor)
    this.random = makeRandom(`server:${seed}`)
    this.faults = new Faults(this.random, this.clock)
    this.oauth = new OAuth(
      {
        clientId: options.clientId ?? 'offline-client',
        clientSecret: options.clientSecret ?? 'offline-secret',
        refreshToken: options.refreshToken,
        user: data.users[0]?.id ?? '',
        outliveRestart: options.tokensOutliveRestart ?? false,
      },
      {
        clock: this.clock,
        switches: this.switches,
        violate: (kind) => {
          this.violate(kind, 'POST', '/oauth/token')
        },
      },
    )
  }

  violate(kind: Violation['kind'], method: string, path: string): void {
    this.violations.push({ kind, method, path, at: new Date(this.clock.now()).toISOString() })
  }

  /** Takes a change in, for now or for later; answers the id of its row. */
  mutate(mutation: Mutation): string {
    const wait = /^after_request:(\d+)$/.exec(mutation.when)?.[1]
    if (wait === undefined) this.start(mutation)
    else this.pending.push({ mutation, afterRequest: this.apiRequests + Number(wait) })
    return mutation.op === 'hide' || mutation.op === 'show' ? '' : mutation.id
  }

  private start(mutation: Mutation): void {
    const at = this.clock.now()
    if (mutation.visible_in_ms > 0)
      this.pending.push({ mutation, at, visibleAt: at + mutation.visible_in_ms })
    else this.apply(mutation, at)
  }

  private apply(mutation: Mutation, at: number): void {
    applyMutation({ store: this.store, switches: this.switches, at: sqlGrain(Math.floor(at)) }, mutation)
  }

  /** Late commits whose time has come become visible, with the `updated_at` they were made with. */
  applyDue(): void {
    const now = this.clock.now()
    const due = this.pending.filter((each) => 'visibleAt' in each && each.visibleAt <= now)
    this.pending = this.pending.filter((each) => !due.includes(each))
    for (const each of due) if ('visibleAt' in each) this.apply(each.mutation, each.at)
  }

  /** After the rows of an API request were chosen: the changes that wait for it happen before the next one. */
  countRequest(): void {
    this.apiRequests += 1
    const due = this.pending.filter((each) => 'afterRequest' in each && each.afterRequest <= this.apiRequests)
    this.pending = this.pending.filter((each) => !due.includes(each))
    for (const each of due) this.start(each.mutation)
  }
}
