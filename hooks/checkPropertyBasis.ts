import type { CollectionBeforeChangeHook } from 'payload'
import { assertPropertyBasis } from '../src/modules/exchanges'

/** A property on which a notice or a purchase rests stays where it is. */
export const checkPropertyBasis: CollectionBeforeChangeHook = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  if (operation === 'update') await assertPropertyBasis(req, data, originalDoc)
  return data
}
