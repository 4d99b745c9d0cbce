export { readOpenDifferences, readRuns, readSyncState, type SyncState } from './reads/sync'
export { announceOwner, failOrphans } from './runs'
export { startRun } from './start'
export { performRun } from './sync/run'
