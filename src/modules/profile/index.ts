export { readAvatar } from './avatar'
