import { createEmulator } from 'emulate'
import { z } from 'zod'
import { until } from './wait'

const SID = `AC${'2'.repeat(32)}`
const TOKEN = 'a-token-for-tests'
const FROM = '+15005550006'
const messages = z.object({
  messages: z.array(z.object({ to: z.string(), from: z.string(), body: z.string() })),
})

export type TwilioServer = {
  settings: Record<string, string>
  /** The next text to a number with none of these in it. */ next: (
    phone: string,
    known?: readonly string[],
  ) => Promise<string>
  close: () => Promise<void>
}

/** A server on loopback that speaks like Twilio: account, authorization and form of each request are checked by it. */
export async function startTwilio(): Promise<TwilioServer> {
  const emulator = await createEmulator({
    service: 'twilio',
    port: 0,
    seed: { twilio: { account: { sid: SID, auth_token: TOKEN }, phone_numbers: [{ phone_number: FROM }] } },
  })
  async function textsTo(phone: string): Promise<string[]> {
    const answer = await fetch(`${emulator.url}/2010-04-01/Accounts/${SID}/Messages.json`, {
      headers: { authorization: `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}` },
    })
    return messages
      .parse(await answer.json())
      .messages.filter(({ to, from }) => to === phone && from === FROM)
      .map(({ body }) => body)
  }
  return {
    settings: {
      TWILIO_ACCOUNT_SID: SID,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: FROM,
      TWILIO_BASE_URL: emulator.url,
    },
    next: (phone, known = []) =>
      until(
        'a text message',
        async () => (await textsTo(phone)).find((body) => !known.some((text) => body.includes(text))) ?? null,
      ),
    close: () => emulator.close(),
  }
}
