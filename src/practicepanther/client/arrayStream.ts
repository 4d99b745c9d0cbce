import { SourceError } from './errors'

/**
 * Splits one JSON array that arrives in pieces into the texts of its elements, without ever holding
 * the whole: a firm's matters are some 40 MB. Anything that is not one complete array of objects
 * (HTML, `null`, an error object, a body that was cut off) is refused as a whole.
 */

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_LIST, CLOSE_LIST, COMMA] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c]
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

const refuse = (what: string) => new SourceError('bad-answer', `PracticePanther's answer is not a complete list (${what}); it was not used.`)

export class ArraySplitter {
  private state: 'start' | 'between' | 'element' | 'end' = 'start'
  private depth = 0
  private inString = false
  private escaped = false
  private pending: Buffer[] = []

  constructor(private readonly onElement: (json: string) => void) {}

  /** Takes the next piece of the body. */
  push(chunk: Buffer): void {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (this.state === 'element') {
        if (!this.closes(byte)) continue
        this.emit(chunk.subarray(from, at + 1))
      } else if (this.opens(byte)) {
        from = at
      }
    }
    if (this.state === 'element') this.pending.push(Buffer.from(chunk.subarray(from)))
  }

  /** To be called at the end of the body. @throws when the list is not complete */
  finish(): void {
    if (this.state !== 'end') throw refuse(this.state === 'start' ? 'empty' : 'cut off')
  }

  /** Outside an element: true when one begins at this byte. */
  private opens(byte: number): boolean {
    if (isSpace(byte)) return false
    if (this.state === 'start') {
      if (byte === 0xef || byte === 0xbb || byte === 0xbf) return false
      if (byte !== OPEN_LIST) throw refuse('no list')
      this.state = 'between'
      return false
    }
    if (this.state === 'end') throw refuse('more follows the list')
    if (byte === CLOSE_LIST) this.state = 'end'
    else if (byte === OPEN_BRACE) {
      this.state = 'element'
      this.depth = 1
      return true
    } else if (byte !== COMMA) throw refuse('no objects')
    return false
  }

  /** Inside an element: true when it ends with this byte. */
  private closes(byte: number): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false
      else if (byte === BACKSLASH) this.escaped = true
      else if (byte === QUOTE) this.inString = false
      return false
    }
    if (byte === QUOTE) this.inString = true
    else if (byte === OPEN_BRACE || byte === OPEN_LIST) this.depth += 1
    else if (byte === CLOSE_BRACE || byte === CLOSE_LIST) this.depth -= 1
    return this.depth === 0
  }

  private emit(last: Buffer): void {
    const whole = this.pending.length > 0 ? Buffer.concat([...this.pending, last]) : last
    this.pending = []
    this.state = 'between'
    this.onElement(whole.toString('utf8'))
  }
}
