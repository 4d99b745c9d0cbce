import twilio from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient.js'
import { settings } from '../../core/env'
import { DeliveryProblem, smsProblem } from './refusal'

/** Twilio's client knows its own addresses alone: this one asks the same paths of another server. */
class Elsewhere extends RequestClient {
  constructor(private readonly base: string) {
    super({ timeout: 30_000 })
  }

  override request<T>(options: RequestClient.RequestOptions<T>) {
    const { pathname, search } = new URL(options.uri)
    return super.request<T>({ ...options, uri: `${this.base.replace(/\/$/, '')}${pathname}${search}` })
  }
}

/** Sends one text message. @throws DeliveryProblem */
export async function sendSms(to: string, body: string): Promise<void> {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, TWILIO_BASE_URL } = settings()
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || !TWILIO_FROM)
    throw new DeliveryProblem('Text messages are not set up: TWILIO_ACCOUNT_SID is missing.', false)
  const client = twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, {
    httpClient: TWILIO_BASE_URL ? new Elsewhere(TWILIO_BASE_URL) : new RequestClient({ timeout: 30_000 }),
  })
  const from = TWILIO_FROM.startsWith('MG') ? { messagingServiceSid: TWILIO_FROM } : { from: TWILIO_FROM }
  try {
    await client.messages.create({ to, body, ...from })
  } catch (error) {
    throw smsProblem(error)
  }
}
