/**
 * What the tries from an address are counted by. Of IPv6 a household or a firm has a whole /64, and
 * whoever has one could try from a new address each time: it counts as one.
 */
export function networkOf(ip: string): string {
  const [address = ''] = ip.slice(0, 100).split('%')
  if (!address.includes(':')) return address
  // An IPv4 address in the clothes of the other.
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [head = '', tail] = address.toLowerCase().split('::')
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const [before, after] = [left ?? [], right ?? []]
  const groups =
    tail === undefined
      ? before
      : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
