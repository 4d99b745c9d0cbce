/** Ends the session and leads to the sign-in, even when the answer does not come. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/logout', { method: 'POST' }).catch(() => undefined)
  window.location.assign('/login')
}
