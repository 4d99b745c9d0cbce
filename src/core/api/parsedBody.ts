/** JSON bodies that were parsed where they were checked, so that an endpoint does not parse them again. */
const bodies = new WeakMap<Request, unknown>()

/** Remembers what the body of a request is. Nobody changes it: endpoints get a copy from their schema. */
export function rememberBody(request: Request, body: unknown): void {
  if (body !== undefined) bodies.set(request, body)
}

/** What the body of a request is; undefined where it was not parsed yet. */
export const rememberedBody = (request: unknown): unknown =>
  request instanceof Request ? bodies.get(request) : undefined
