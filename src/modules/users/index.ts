export { checkedDetails } from './details'
export { readUser, readUsers, userQuery } from './reads/users'
export { assertAdminRemains, checkPassword, displayNameOf } from './rules'
