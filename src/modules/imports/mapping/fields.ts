/** What a column of a file can be. */

/** The fields of a contact that a column fills as it is. */
export const FIELDS = [
  'firstName',
  'lastName',
  'displayName',
  'email',
  'phone',
  'company',
  'address',
  'notes',
] as const
export type Field = (typeof FIELDS)[number]

/** Parts of a name or an address that stand in columns of their own. */
export const PARTS = ['middleName', 'suffix', 'street', 'city', 'state', 'zip', 'country'] as const

export const TARGETS = [...FIELDS, ...PARTS] as const
/** What a column is taken for. */
export type Target = (typeof TARGETS)[number]

/** Which columns fill what, by their place in the file; of several the first counts first. */
export type Mapping = Partial<Record<Target, number[]>>

/** Whether a row can be named with these columns: otherwise there is nothing to take over. */
export const namesPeople = (mapping: Mapping): boolean =>
  (['displayName', 'firstName', 'lastName', 'company', 'email'] as const).some(
    (field) => (mapping[field] ?? []).length > 0,
  )
