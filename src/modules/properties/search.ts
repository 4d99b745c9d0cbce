import { ofExchange, partOfExchange, type SearchSource } from '../../core/search'
import { propertyAddress } from '../exchanges'

export const searchSource: SearchSource = {
  ...ofExchange,
  kind: 'properties',
  table: 'properties',
  alias: 'p',
  joins: 'join exchanges x on x.id = p.exchange_id',
  id: 'p.id',
  title: `coalesce(nullif(${propertyAddress('p')}, ''), p.apn, p.escrow_number)`,
  subtitle: `concat_ws(' · ', ${ofExchange.subtitle}, case when p.apn <> '' then 'APN ' || p.apn end, case when p.escrow_number <> '' then 'escrow ' || p.escrow_number end)`,
  columns: ['p.address', 'p.city', 'p.apn', 'p.escrow_number'],
  plain: ['p.address', 'p.city'],
  fuzzy: true,
  named: true,
  href: partOfExchange('/properties'),
}
