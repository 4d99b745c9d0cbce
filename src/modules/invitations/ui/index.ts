export { AGENCIES, CONTACTS } from './pickers'
