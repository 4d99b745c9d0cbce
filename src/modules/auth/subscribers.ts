import { afterCommit } from '../../core/events/afterCommit'
import { alertOfPolicy, alertOfPrivileges, alertOfResetFactor, concernsRights } from './alerts'

export const subscribers = [
  afterCommit(['users.create', 'users.update'], 'auth.privileges', alertOfPrivileges, concernsRights),
  afterCommit(['second-factor.reset'], 'auth.reset-factor', alertOfResetFactor),
  afterCommit(['settings.update'], 'auth.policy', alertOfPolicy),
]
