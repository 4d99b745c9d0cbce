/** Money on screen. */
export { dollars } from '../../law/money'
