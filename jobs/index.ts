import type { JobDefinition } from '../src/queue/defineJob'
import { deliver } from './deliver'
import { moveClock } from './moveClock'
import { passwordResetAsked } from './passwordReset'
import { scheduledSync } from './scheduledSync'
import { syncRun } from './syncRun'
import { tidySignIn } from './tidySignIn'

/** All kinds of background work. */
export const jobs: readonly JobDefinition[] = [
  moveClock,
  syncRun,
  scheduledSync,
  passwordResetAsked,
  deliver,
  tidySignIn,
]
