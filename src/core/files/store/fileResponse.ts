import type { Readable } from 'node:stream'
import type { StoredFile } from './store'

/** A stream as the web has it: read as fast as it is taken, and closed when nobody reads on. */
function webStream(stream: Readable): ReadableStream<Uint8Array> {
  const parts: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel() {
      stream.destroy()
    },
  })
}

/** A whole file as the answer to a request, as a stream. */
export function fileResponse(
  { file, stream }: { file: StoredFile; stream: Readable },
  headers: Record<string, string>,
): Response {
  return new Response(webStream(stream), {
    headers: { 'content-type': file.type, 'content-length': String(file.size), ...headers },
  })
}
