import { api } from '../../../ui/api-client/client'
import { finder } from '../../../ui/forms/finder'

const SHOWN = 8
const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ')

/** Where each kind of record is looked for, and what is shown of it. */
export const EXCHANGES = {
  find: finder(
    (q) => api.GET('/api/portal/exchanges', { params: { query: { limit: SHOWN, q } } }),
    ({ id, name, exchangeNumber, clientName }) => ({ id, name, detail: joined(exchangeNumber, clientName) }),
  ),
}
export const AGENCIES = {
  find: finder(
    (q) =>
      api.GET('/api/agencies', {
        params: { query: { depth: 0, limit: SHOWN, sort: 'name', where: { name: { contains: q } } } },
      }),
    ({ id, name }) => ({ id, name, detail: '' }),
  ),
}
