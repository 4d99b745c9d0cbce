import type { PlatformSettings } from '../../../core/settings/store'

type Shown = Pick<
  PlatformSettings,
  | 'trustedDevices'
  | 'participantApproval'
  | 'transferDateSecondPerson'
  | 'accountContacts'
  | 'syncedTaskAudience'
> & { requireSecondFactor: string[] }

/** What the form says, as the API takes it. A box that is not checked is not in the form at all. */
export function changesIn(form: FormData): Shown {
  return {
    requireSecondFactor: form.getAll('requireSecondFactor').map(String),
    trustedDevices: form.has('trustedDevices'),
    participantApproval: { admin: form.has('approvalAdmin'), client: form.has('approvalClient') },
    transferDateSecondPerson: form.has('transferDateSecondPerson'),
    accountContacts: form.get('accountContacts') === 'all' ? 'all' : 'none',
    syncedTaskAudience: form.get('syncedTaskAudience') === 'staff' ? 'staff' : 'all',
  }
}
