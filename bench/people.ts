import { fetchJson } from './ask'

/** The people of a benchmark: the administrator of the settings, and a coordinator whom they make. */
export const PASSWORD = 'correct-horse-1031'
const ADMIN = 'admin@bench.example'
export const OFFICER = 'officer@bench.example'

const textIn = (body: unknown, key: string): string =>
  body instanceof Object && key in body ? String(Reflect.get(body, key)) : ''

/** Signs somebody in. @returns the access token */
export async function signIn(base: string, email: string = OFFICER): Promise<string> {
  return textIn(await fetchJson(`${base}/api/auth/login`, '', { email, password: PASSWORD }), 'token')
}

export const signInAdmin = (base: string): Promise<string> => signIn(base, ADMIN)

/** Makes the coordinator. @returns an administrator's token */
export async function makeCoordinator(base: string): Promise<string> {
  const token = await signInAdmin(base)
  await fetchJson(`${base}/api/users`, token, {
    email: OFFICER,
    password: PASSWORD,
    firstName: 'Olive',
    lastName: 'Officer',
    role: 'coordinator',
  })
  return token
}
