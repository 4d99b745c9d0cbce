import type { Actor } from '../../core/access/actor'
import { COLLECTIONS, hiddenFields, isStaff, maySeeField } from '../../core/access/matrix'

type FieldValues = Record<string, unknown>

/** The part of a change that the role may know; null where nothing of such a record is for it. */
export function visiblePart(
  actor: Actor,
  entityType: string,
  values: FieldValues | null,
): FieldValues | null {
  const collection = COLLECTIONS.find((name) => name === entityType)
  if (!values) return null
  // What belongs to no collection is written for staff, and only they are shown such entries.
  if (!collection) return isStaff(actor.role) ? values : null
  return Object.fromEntries(
    Object.entries(values).filter(([field]) => maySeeField(actor.role, collection, field)),
  )
}

/**
 * SQL for "something of this change is for the role", so that pages are cut from what is shown.
 * The parameter takes `hiddenByKind`.
 */
export const somethingVisible = (parameter: string): string =>
  `case when jsonb_typeof(a."after") = 'object'
    then a."after" - array(select jsonb_array_elements_text(${parameter}::jsonb -> a.entity_type::text)) <> '{}'::jsonb else true end`

/** The fields that are not for the role, by kind of record, as JSON. */
export const hiddenByKind = ({ role }: Actor): string =>
  JSON.stringify(Object.fromEntries(COLLECTIONS.map((name) => [name, hiddenFields(role, name)])))
