const WRONG = 'The e-mail address or the password is not right. Check both and try again.'
const TOO_OFTEN = 'There were too many tries in a short time. Wait a few minutes, then try again.'
const UNREACHABLE = 'The platform could not be reached. Check your connection, then try again.'
const FAILED = 'Something went wrong on our side. Nothing was changed; please try again.'

/** Signs in; the answer sets the session's cookie. @returns null, or what went wrong in words */
export async function signIn(email: string, password: string): Promise<string | null> {
  try {
    const response = await fetch('/api/users/login', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: email.trim(), password }) })
    if (response.ok) return null
    if (response.status === 429) return TOO_OFTEN
    return response.status < 500 ? WRONG : FAILED
  } catch {
    return UNREACHABLE
  }
}
