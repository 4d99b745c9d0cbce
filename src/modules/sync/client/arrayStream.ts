import { SourceError } from './errors'

/**
 * Splits one JSON array that arrives in pieces into the bytes of its elements, without ever holding
 * the whole: a firm's matters are some 40 MB. Anything that is not one complete array of objects
 * (HTML, `null`, an error object, a body that was cut off) is rejected as a whole.
 */

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_LIST, CLOSE_LIST, COMMA] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c,
]
const BYTE_ORDER_MARK = new Set([0xef, 0xbb, 0xbf])
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

const refuse = (what: string) =>
  new SourceError('bad-answer', `PracticePanther's answer is not a complete list (${what}); it was not used.`)

export class ArraySplitter {
  private state: 'start' | 'between' | 'element' | 'end' = 'start'
  private depth = 0
  private inString = false
  private escaped = false
  private pending: Buffer[] = []

  /** @param onElement is given the bytes of one element; they are only valid during the call */
  constructor(private readonly onElement: (json: Buffer) => void) {}

  /** Takes the next piece of the body. */
  push(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.state !== 'element') {
        if (this.opens(chunk[at] ?? 0)) this.state = 'element'
        else at += 1
        continue
      }
      const end = this.endOfElement(chunk, at)
      if (end < 0) {
        this.pending.push(Buffer.from(chunk.subarray(at)))
        return
      }
      this.emit(chunk.subarray(at, end))
      at = end
    }
  }

  /** To be called at the end of the body. @throws when the list is not complete */
  finish(): void {
    if (this.state !== 'end') throw refuse(this.state === 'start' ? 'empty' : 'cut off')
  }

  /** Outside an element: true when one begins at this byte. */
  private opens(byte: number): boolean {
    if (isSpace(byte)) return false
    if (this.state === 'start') {
      if (BYTE_ORDER_MARK.has(byte)) return false
      if (byte !== OPEN_LIST) throw refuse('no list')
      this.state = 'between'
      return false
    }
    if (this.state === 'end') throw refuse('more follows the list')
    if (byte === OPEN_BRACE) return true
    if (byte === CLOSE_LIST) this.state = 'end'
    else if (byte !== COMMA) throw refuse('no objects')
    return false
  }

  /**
   * Where the element ends that is open at `from`, or -1 when it goes on in the next piece. The
   * state lives in local variables here: this loop sees every byte of every list.
   */
  private endOfElement(chunk: Buffer, from: number): number {
    let { depth, inString, escaped } = this
    let end = -1
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inString = false
      } else if (byte === QUOTE) inString = true
      else if (byte === OPEN_BRACE || byte === OPEN_LIST) depth += 1
      else if (byte === CLOSE_BRACE || byte === CLOSE_LIST) {
        depth -= 1
        if (depth === 0) {
          end = at + 1
          break
        }
      }
    }
    this.depth = depth
    this.inString = inString
    this.escaped = escaped
    return end
  }

  private emit(last: Buffer): void {
    const whole = this.pending.length > 0 ? Buffer.concat([...this.pending, last]) : last
    this.pending = []
    this.state = 'between'
    this.onElement(whole)
  }
}
