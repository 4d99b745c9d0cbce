/** Money on screen. */
export { dollars } from '../../exchanges/words'
