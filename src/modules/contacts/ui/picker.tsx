'use client'
import type { Maker } from '../../../ui/forms/RecordPicker'
import { ContactDialog, NO_CONTACT } from './ContactDialog'
import { findContact } from './finder'

/** What was typed as the beginning of a new contact: an address, or a name whose last word is the family's. */
export function typedContact(text: string) {
  if (text.includes('@')) return { ...NO_CONTACT, email: text }
  const words = text.split(/\s+/)
  const lastName = words.pop() ?? ''
  return { ...NO_CONTACT, firstName: words.join(' '), lastName }
}

const makeContact: Maker = (text, done, close) => (
  <ContactDialog start={typedContact(text)} onDone={done} onClose={close} />
)

/** Chooses a contact, or makes one where it is missing. For staff, who may. */
export const CONTACT_PICKER = { find: findContact, make: { label: 'a new contact', open: makeContact } }
