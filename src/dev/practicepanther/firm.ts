/** Synthetic firms: pure, and the same for the same kind, seed and anchor. */

import { makeRealFirm } from './firms/bulk'
import { FirmBuilder } from './firms/builder'
import { makeDemoFirm } from './firms/demo'
import { makeSmallFirm } from './firms/nasty'
import type { Firm, FirmKind } from './rows'

export { DEMO_EMAILS, DEMO_IDS } from './firms/demo-people'
export { fieldId } from './fields'

export type FirmOptions = {
  kind: FirmKind
  seed: number
  /** YYYY-MM-DD: the day that all dates are laid around */ anchor: string
}

/** Nothing but a user, as a firm that has just signed up. */
function makeEmptyFirm(seed: number, anchor: string): Firm {
  const builder = new FirmBuilder('empty', seed, anchor)
  builder.addUser('Alex', 'Newman', 'owner@emptyfirm.example')
  return { ...builder.firm, customfields: { company: [], matter: [], contact: [] } }
}

/** Makes a firm of a kind (practicepanther.md, T3). */
export function makeFirm({ kind, seed, anchor }: FirmOptions): Firm {
  switch (kind) {
    case 'demo':
      return makeDemoFirm(seed, anchor)
    case 'empty':
      return makeEmptyFirm(seed, anchor)
    case 'small':
      return makeSmallFirm(seed, anchor)
    case 'real':
      return makeRealFirm(seed, anchor)
  }
}
