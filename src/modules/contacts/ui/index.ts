export { CONTACT_PICKER } from './picker'
