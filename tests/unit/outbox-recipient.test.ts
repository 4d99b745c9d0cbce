import { describe, expect, it } from 'vitest'
import { maskedNumber, withoutNumbers } from '../../src/modules/delivery/recipient'

describe('a number that codes go to', () => {
  it('is shown by its last two digits', () => {
    expect(maskedNumber('+12135550142')).toBe('+•••••••••42')
  })

  it.each([
    [
      `The 'To' number +12135550142 is not a valid phone number.`,
      `The 'To' number +•••••••••42 is not a valid phone number.`,
    ],
    [
      'Permission to send to (213) 555-0142 is not enabled',
      'Permission to send to (•••) •••-••42 is not enabled',
    ],
    [
      'Twilio refused the message (21211): no such number',
      'Twilio refused the message (21211): no such number',
    ],
    ['Twilio put us off (503).', 'Twilio put us off (503).'],
  ])('is taken out of what a server says: %s', (said, kept) => {
    expect(withoutNumbers(said)).toBe(kept)
  })
})
