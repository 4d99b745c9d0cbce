import { answerOf, api } from '../../ui/api-client/client'

/** Ends the session and leads to the sign-in, even when the answer does not come. */
export async function signOut(): Promise<void> {
  await answerOf(api.POST('/api/auth/logout'))
  window.location.assign('/login')
}
