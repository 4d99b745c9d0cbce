import { ofExchange, type SearchSource } from '../../core/search'

export const searchSource: SearchSource = {
  ...ofExchange,
  kind: 'tasks',
  table: 'tasks',
  alias: 't',
  joins: 'left join exchanges x on x.id = t.exchange_id',
  id: 't.id',
  title: 't.title',
  subtitle: `concat_ws(' · ', ${ofExchange.subtitle}, case when t.due_date <> '' then 'due ' || t.due_date end, t.assignee_name)`,
  columns: ['t.title'],
  fuzzy: true,
  href: ({ exchange }) => (exchange ? `/exchanges/${exchange}/tasks` : '/tasks'),
}
