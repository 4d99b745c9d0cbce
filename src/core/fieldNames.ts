/** What the fields of an exchange and its records are called, on screen and in the timeline alike. */
const NAMES: Readonly<Record<string, string>> = {
  day45: 'Day 45',
  day180: 'Day 180',
  relinquishedTransferDate: 'Transfer date',
  transferDateSource: 'Source of the transfer date',
  transferEvidence: 'Evidence of the transfer date',
  relinquishedValueCents: 'Value sold',
  coordinatorName: 'Coordinator',
  assigneeName: 'Assigned to',
  taxpayerType: 'Taxpayer',
  extensionEvidence: 'Evidence of the extension',
  missingSince: 'Missing at the source since',
  deadlineOverride: 'Override of the deadlines',
  apn: 'Parcel number',
  zip: 'ZIP code',
}

/** A field of a record in words: one without a name of its own is spelled out, `dueDate` as "Due date". */
export function fieldName(field: string): string {
  const known = NAMES[field]
  if (known) return known
  const spelled = field
    .replace(/Cents$/, '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()
  return spelled.charAt(0).toUpperCase() + spelled.slice(1)
}
