export { feed as feedAnswer } from './answers'
export { feedsOf } from './feeds'
