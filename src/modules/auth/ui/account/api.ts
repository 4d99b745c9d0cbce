/** How somebody can prove to be it besides the password. */
export type Method = 'totp' | 'email' | 'sms' | 'backup'

/** What a sign-in answers. */
export type SignInAnswer = {
  token?: string
  twoFactorRequired?: boolean
  challenge?: string
  methods?: Method[]
  setUp?: boolean
  backupCodes?: string[]
}

/** The question for the second factor. */
export type Challenge = { challenge: string; methods: Method[]; setUp: boolean }

export const challengeIn = ({
  twoFactorRequired,
  challenge,
  methods = [],
  setUp = false,
}: SignInAnswer): Challenge | null => (twoFactorRequired && challenge ? { challenge, methods, setUp } : null)
