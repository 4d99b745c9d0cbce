export { describeChange } from './describe'
export { timelineOf } from './read'
export { visiblePart } from './visiblePart'
