export { readBrand, type FirmBrand } from './reads/brand'
export { readFirmRecord } from './reads/record'
