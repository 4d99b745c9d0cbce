/** Money on screen. */
export { dollars } from '../../core/terms'
