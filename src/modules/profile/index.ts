export { AVATAR_COLUMN } from './avatar'
export { hasAvatar } from './reads/hasAvatar'
