import type { SearchSource } from '../../core/search'

export const searchSource: SearchSource = {
  kind: 'exchanges',
  table: 'exchanges',
  alias: 'e',
  joins: '',
  id: 'e.id',
  title: 'e.name',
  subtitle: `concat_ws(' · ', e.exchange_number, e.client_name)`,
  exchange: 'e.id',
  exchangeName: 'e.name',
  columns: ['e.name', 'e.client_name', 'e.exchange_number'],
  plain: ['e.name', 'e.client_name'],
  fuzzy: true,
  named: true,
  href: ({ id }) => `/exchanges/${id}`,
}
