export { FeedButton } from './FeedButton'
