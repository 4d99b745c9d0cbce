/** An answer of the API to a form: what it says, or what went wrong in words. */
export type Answer<T> = { ok: true; body: T } | { ok: false; status: number; code: string | null; message: string }

const UNREACHABLE = 'The platform could not be reached. Check your connection, then try again.'
const FAILED = 'Something went wrong on our side. Nothing was changed; please try again.'

type Problem = { errors?: { message?: string; code?: string }[] }

/** Sends a form. */
export async function send<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) })
    if (response.ok) return { ok: true, body: await response.json() }
    const problem: Problem | null = await response.json().catch(() => null)
    const first = problem?.errors?.[0]
    return { ok: false, status: response.status, code: first?.code ?? null, message: response.status < 500 ? (first?.message ?? FAILED) : FAILED }
  } catch {
    return { ok: false, status: 0, code: null, message: UNREACHABLE }
  }
}
