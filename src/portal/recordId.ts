import { UUID } from '../core/ids'

/** Is this text the id of a record at all? */
export const isRecordId = (text: string): boolean => UUID.test(text)
