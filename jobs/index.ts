import type { JobDefinition } from '../src/core/queue/defineJob'
import { deliver } from './deliver'
import { dailyRollover } from './dailyRollover'
import { followRecorded } from './followEvents'
import { passwordResetAsked } from './passwordReset'
import { scheduledSync } from './scheduledSync'
import { syncRun } from './syncRun'
import { purgeExpiredAuth } from './purgeExpiredAuth'
import { purgeFiles } from './purgeFiles'

/** All kinds of background work. */
export const jobs: readonly JobDefinition[] = [
  dailyRollover,
  syncRun,
  scheduledSync,
  passwordResetAsked,
  deliver,
  followRecorded,
  purgeExpiredAuth,
  purgeFiles,
]
