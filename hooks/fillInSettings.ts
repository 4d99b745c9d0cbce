import type { GlobalAfterReadHook } from 'payload'
import { withDefaults } from '../src/core/settings/store'

/** What nobody has set counts all the same: it is shown as it counts. */
export const fillInSettings: GlobalAfterReadHook = ({ doc }) => ({ ...doc, ...withDefaults(doc) })
