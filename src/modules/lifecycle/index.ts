export { recordedDays } from './facts'
export { graveWarnings, recordWarnings } from './recordWarnings'
export { readStage } from './stage'
