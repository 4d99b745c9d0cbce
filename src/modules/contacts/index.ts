export { contactQuery, readContact, readContacts } from './reads/contacts'
