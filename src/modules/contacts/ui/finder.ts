import { api } from '../../../ui/api-client/client'
import { finder } from '../../../ui/forms/finder'
import type { Pick } from '../../../ui/forms/pick'
import { shownName } from '../../../ui/format/names'

const SHOWN = 8

type Found = {
  id: string
  displayName?: string | null
  company?: string | null
  email?: string | null
  accountName?: string | null
}

/** A contact as it is chosen: the name, and what distinguishes it from others of that name. */
export const contactPick = (found: Found): Pick => ({
  id: found.id,
  name: shownName(found),
  detail: [found.email, found.accountName].filter(Boolean).join(', '),
})

/** Looks for contacts by a part of their name, address, company or account. */
export const findContact = finder(
  (q) => api.GET('/api/contacts/search', { params: { query: { limit: SHOWN, q } } }),
  contactPick,
)
