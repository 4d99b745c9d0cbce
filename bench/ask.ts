/** Requests of a benchmark, one after the other. */

const headersOf = (token: string): Record<string, string> => ({
  ...(token ? { authorization: `Bearer ${token}` } : {}),
  'content-type': 'application/json',
})

/** Asks with JSON. @throws for an answer that is no success */
export async function fetchJson(url: string, token: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    headers: headersOf(token),
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer).slice(0, 300)}`)
  return answer
}

/** The size of an answer in bytes, as it is sent without compression. @throws for one that is no success */
export async function sizeOf(url: string, headers: Record<string, string>, body?: string): Promise<number> {
  const response = await fetch(url, {
    headers,
    redirect: 'manual',
    ...(body ? { method: 'POST', body } : {}),
  })
  const { byteLength } = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return byteLength
}

export const medianOf = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0

const ROUNDS = 20

/** Milliseconds that one request takes with nothing else asked: the middle of several, the first ones left out. */
export async function millisecondsOf(url: string, headers: Record<string, string>): Promise<number> {
  const times: number[] = []
  for (let round = -3; round < ROUNDS; round += 1) {
    const startedAt = performance.now()
    await sizeOf(url, headers)
    if (round >= 0) times.push(performance.now() - startedAt)
  }
  return medianOf(times)
}
