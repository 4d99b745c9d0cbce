import { ofExchange, partOfExchange, type SearchSource } from '../../core/search'

export const searchSource: SearchSource = {
  ...ofExchange,
  kind: 'documents',
  table: 'documents',
  alias: 'd',
  joins: 'join exchanges x on x.id = d.exchange_id',
  id: 'd.id',
  title: 'd.title',
  columns: ['d.title'],
  fuzzy: true,
  only: ['d.archived is not true'],
  href: partOfExchange('/documents'),
}
