export { BackupCodes } from './account/BackupCodes'
export { SetUpFactor } from './account/SetUpFactor'
export { type Challenge, challengeIn, type SignInAnswer } from './account/api'
export { dateOf, momentOf } from './security/words'
