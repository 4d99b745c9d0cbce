import type { RecipientKind } from '../../../law/notice'

/** To whom a writing was sent, in words. */
export const RECIPIENT_NAMES: Record<RecipientKind, string> = {
  qi: 'Us, the qualified intermediary',
  seller: 'The seller of the property',
  eat: 'The titleholder (EAT)',
  escrow: 'An escrow officer',
  title: 'A title company',
  'own-attorney': 'The client’s own attorney only',
  'own-accountant': 'The client’s own accountant only',
  'own-broker': 'The client’s own broker only',
  other: 'Somebody else in the exchange',
}
