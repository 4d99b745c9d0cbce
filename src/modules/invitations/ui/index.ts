export { AGENCIES } from './pickers'
