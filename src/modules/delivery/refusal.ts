/** Why a message was not taken, in words for an administrator. `final`: trying again would not help. */
export class DeliveryProblem extends Error {
  constructor(
    message: string,
    readonly final: boolean,
  ) {
    super(message)
  }
}

const fieldOf = (error: unknown, name: string): unknown =>
  error instanceof Object ? Reflect.get(error, name) : undefined
const numberOf = (error: unknown, name: string): number | null => {
  const value = fieldOf(error, name)
  return typeof value === 'number' ? value : null
}

/** What a server answered is quoted, but never at length: it may quote the message in turn. */
const quoted = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').slice(0, 200)

/**
 * An error of the SMTP client. The error itself goes no further: what it carries besides its message
 * is not ours to log.
 */
export function mailProblem(error: unknown): DeliveryProblem {
  const code = fieldOf(error, 'code')
  const response = numberOf(error, 'responseCode')
  // Rejected credentials are ours to fix: the mail waits for it.
  if (code === 'EAUTH')
    return new DeliveryProblem(
      `The mail server refused our sign-in (${response ?? 'no code'}). Check SMTP_URL.`,
      false,
    )
  if (response !== null && response >= 500)
    return new DeliveryProblem(`The mail server refused the message: ${quoted(error)}`, true)
  if (response !== null) return new DeliveryProblem(`The mail server put us off: ${quoted(error)}`, false)
  if (code === 'EENVELOPE')
    return new DeliveryProblem(`The address cannot be written to: ${quoted(error)}`, true)
  return new DeliveryProblem(
    `The mail server could not be reached (${typeof code === 'string' ? code : 'no code'}).`,
    false,
  )
}

/** An error of Twilio's client; without a status the answer never came. */
export function smsProblem(error: unknown): DeliveryProblem {
  const status = numberOf(error, 'status')
  const code = numberOf(error, 'code')
  if (status === null) return new DeliveryProblem('Twilio could not be reached.', false)
  if (status === 401 || status === 403)
    return new DeliveryProblem(
      `Twilio refused our sign-in (${code ?? status}). Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.`,
      false,
    )
  if (status === 429 || status >= 500) return new DeliveryProblem(`Twilio put us off (${status}).`, false)
  return new DeliveryProblem(`Twilio refused the message (${code ?? status}): ${quoted(error)}`, true)
}
