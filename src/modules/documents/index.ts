export { readDocuments } from './reads/documents'
