import { ofExchange, type SearchSource } from '../../core/search'

export const searchSource: SearchSource = {
  ...ofExchange,
  kind: 'messages',
  table: 'messages',
  alias: 'm',
  joins: 'join exchanges x on x.id = m.exchange_id left join users u on u.id = m.sender_id',
  id: 'm.id',
  title: `coalesce(u.display_name, 'Message')`,
  subtitle: 'm.content',
  columns: ['m.content'],
  fuzzy: false,
  href: ({ id, exchange }) => exchange && `/exchanges/${exchange}/messages#message-${id}`,
}
