export { contactQuery, readContact, readContacts, type ContactDetail } from './reads/contacts'
