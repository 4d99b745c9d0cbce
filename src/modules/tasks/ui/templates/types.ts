import type { TemplateItem } from '../../templates'

/** A template of tasks as the API gives it. */
export type Template = {
  id: string
  name: string
  exchangeType: string | null
  items: TemplateItem[]
  automatic: boolean
}

/** An empty line of a template: a week before day 45, for the coordinator. */
export const newItem = (): TemplateItem => ({
  key: crypto.randomUUID().slice(0, 8),
  title: '',
  priority: 'MEDIUM',
  anchor: 'D45',
  days: -7,
  assignee: 'coordinator',
  audience: 'staff',
})
