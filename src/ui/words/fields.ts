const NAMES: Readonly<Record<string, string>> = {
  day45: 'Day 45', day180: 'Day 180', relinquishedTransferDate: 'Transfer date', status: 'Status', name: 'Name', type: 'Type', title: 'Title', dueDate: 'Due date', priority: 'Priority',
  relinquishedValueCents: 'Value sold', proceedsCents: 'Proceeds', valueCents: 'Value', expectedClosingDate: 'Expected closing', apn: 'Parcel number', archived: 'Archived',
}

/** A field of a record in words: unknown ones are spelled out from their own name. */
export function fieldName(field: string): string {
  const known = NAMES[field]
  if (known) return known
  const spelled = field.replace(/Cents$/, '').replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
  return spelled.charAt(0).toUpperCase() + spelled.slice(1)
}
