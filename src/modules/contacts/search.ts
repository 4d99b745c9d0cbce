import type { SearchSource } from '../../core/search'

export const searchSource: SearchSource = {
  kind: 'contacts',
  table: 'contacts',
  alias: 'c',
  joins: '',
  id: 'c.id',
  title: 'c.display_name',
  subtitle: `concat_ws(' · ', c.email, c.phone, c.company, c.account_name)`,
  exchange: 'null::uuid',
  exchangeName: 'null',
  columns: ['c.display_name', 'c.company', 'c.email', 'c.account_name'],
  plain: ['c.display_name', 'c.company'],
  phones: ['c.phone'],
  fuzzy: true,
  named: true,
  only: ['c.archived is not true'],
  href: ({ id, isStaff }) => (isStaff ? `/contacts/${id}` : null),
}
