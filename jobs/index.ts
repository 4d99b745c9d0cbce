import type { JobDefinition } from '../src/queue/defineJob'
import { moveClock } from './moveClock'

/** All kinds of background work. */
export const jobs: readonly JobDefinition[] = [moveClock]
