'use client'
import type { Maker } from '../../../ui/forms/RecordPicker'
import { splitName } from '../../../ui/format/names'
import { ContactDialog, NO_CONTACT } from './ContactDialog'
import { findContact } from './finder'

/** What was typed as the beginning of a new contact: an address, or a name whose last word is the family's. */
const typedContact = (text: string) => ({
  ...NO_CONTACT,
  ...(text.includes('@') ? { email: text } : splitName(text)),
})

const makeContact: Maker = (text, done, close) => (
  <ContactDialog start={typedContact(text)} onDone={done} onClose={close} />
)

/** Chooses a contact, or makes one where it is missing. For staff, who may. */
export const CONTACT_PICKER = { find: findContact, make: { label: 'a new contact', open: makeContact } }
