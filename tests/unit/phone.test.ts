import { expect, it } from 'vitest'
import { writtenPhone } from '../../src/core/phone'

it.each([
  ['+17755550142', '(775) 555-0142'],
  ['+442079460958', '+44 20 7946 0958'],
  ['ask at the desk', 'ask at the desk'],
])('%s is written %s', (stored, written) => {
  expect(writtenPhone(stored)).toBe(written)
})
