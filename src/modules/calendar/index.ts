export { feedsOf } from './feeds'
