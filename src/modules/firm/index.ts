export { logoAddress } from './logo'
