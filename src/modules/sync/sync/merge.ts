/**
 * Who is right, field by field (contract section 7): synced fields follow PracticePanther; a field
 * edited here is kept; where both changed, both values go to the differences for an admin.
 */
export type Values = Record<string, unknown>

export type Difference = { field: string; ours: unknown; theirs: unknown }

export type Merged = {
  /** The values to store. */
  values: Values
  /** The source's values as now taken note of: the next comparison starts from them. */
  base: Values
  differences: Difference[]
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The source's values with those that are not followed put back to what was taken over last: nothing changed there, for now. */
export function withHeld(theirs: Values, base: Values | null, held: readonly string[]): Values {
  return { ...theirs, ...Object.fromEntries(held.map((field) => [field, base?.[field] ?? null])) }
}

/**
 * Merges the source's values into ours.
 * @param base what the source said when it was last taken over; null for a record new to the sync
 * @param kept fields that were decided here once and stay ours, even where both sides have agreed since
 */
export function mergeSource(
  ours: Values | null,
  base: Values | null,
  theirs: Values,
  kept: readonly string[] = [],
): Merged {
  if (!ours) return { values: { ...theirs }, base: { ...theirs }, differences: [] }
  const merged: Merged = { values: {}, base: { ...theirs }, differences: [] }
  for (const [field, their] of Object.entries(theirs)) {
    const our = ours[field] ?? null
    const was = base ? base[field] : our
    const editedHere = kept.includes(field) || !same(our, was)
    const changedThere = !same(their, was)
    merged.values[field] = editedHere ? our : their
    if (editedHere && changedThere && !same(our, their))
      merged.differences.push({ field, ours: our, theirs: their })
  }
  return merged
}
