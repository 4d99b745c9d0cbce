import { createHash } from 'node:crypto'

/** What is needed to tell what a file is: entries of an archive stand behind one another. */
const SAMPLE_BYTES = 64 * 1024

/** Content on its way into the store, with its size, SHA-256 and first bytes once it has passed. */
export class Measured {
  size = 0
  /** What ended the content early: the source's failure, not the store's. */
  failure: Error | null = null
  readonly #hash = createHash('sha256')
  readonly #sample: Uint8Array[] = []

  async *pass(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const part of content) {
        // A copy: the source may use its buffer again.
        if (this.size < SAMPLE_BYTES)
          this.#sample.push(Buffer.from(part.subarray(0, SAMPLE_BYTES - this.size)))
        this.size += part.byteLength
        this.#hash.update(part)
        yield part
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error))
      throw this.failure
    }
  }

  get sample(): Uint8Array {
    return Buffer.concat(this.#sample)
  }

  /** To be asked once. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}
