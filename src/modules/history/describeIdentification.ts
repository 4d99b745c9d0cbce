type Values = Record<string, unknown> | null

const counted = (count: number) => (count === 1 ? 'One property' : `${count} properties`)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function created(count: string, after: Values): string {
  if (after?.['source'] !== 'paper') return `${count} identified by the client's signature`
  return `${count} identified on paper${after['valid'] === false ? ', not validly' : ''}`
}

function revoked(count: string, after: Values): string {
  if (after?.['effective'] === false)
    return `A revocation of ${count.toLowerCase()} on paper was recorded without effect. ${textOf(after['reason'])}`
  return after?.['source'] === 'paper'
    ? `The revocation of ${count.toLowerCase()} on paper was recorded`
    : `The revocation of ${count.toLowerCase()} was signed`
}

function changed(before: Values, after: Values): string {
  if (after?.['state'] === 'REPLACED') return 'An identification was replaced by a new one'
  if (after?.['state'] === 'REVOKED') return 'An identification was revoked'
  if (after?.['state'] === 'SIGNED' && before?.['state'] === 'REVOKED')
    return 'An identification is in force again, as the dates moved'
  if (after?.['valid'] === true) return 'An identification counts now, as the dates moved'
  if (after?.['valid'] === false)
    return `An identification no longer counts, as the dates moved. ${textOf(after['invalidReason'])}`
  return `Identification ${before ? 'changed' : 'added'}`
}

function followed(count: string, after: Values): string {
  return after?.['effective'] === true
    ? `The revocation of ${count.toLowerCase()} counts now, as the dates moved`
    : `The revocation of ${count.toLowerCase()} no longer counts, as the dates moved. ${textOf(after?.['reason'])}`
}

/** What became of a notice of identification, in words. */
export function describeIdentification(verb: string, before: Values, after: Values): string {
  const count = counted(Array.isArray(after?.['items']) ? after['items'].length : 0)
  switch (verb) {
    case 'create':
      return created(count, after)
    case 'revoke':
      return revoked(count, after)
    case 'follow':
      return followed(count, after)
    case 'link':
      return after?.['property']
        ? `${textOf(after['item'])} is what was bought, as identified`
        : `${textOf(after?.['item'])} is no longer linked to a property that was bought`
    default:
      return changed(before, after)
  }
}
