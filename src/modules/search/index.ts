export { search } from './search'
export { provideSources } from './sources'
