export { alertAdmins } from './alert'
export { type Choices, type Group, readChoices } from './choices'
export { notifyAdmins, notifyPerson, notifySecondPeople, writeNotifications } from './write'
