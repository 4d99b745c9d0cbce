import { once } from 'node:events'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server on loopback that asks for a sign-in and keeps what it takes. */
export type MailServer = {
  url: string
  mails: ParsedMail[]
  /** How often it was offered a mail. */
  offered: () => number
  /** Answers the next mails to an address with these codes, before it takes one. */
  refuse: (recipient: string, ...codes: number[]) => void
  close: () => Promise<void>
}

class Refusal extends Error {
  constructor(readonly responseCode: number) {
    super(responseCode === 550 ? 'No such mailbox here' : 'Try again later')
  }
}

export async function startMailServer(
  credentials = { user: 'peak', pass: 'let me:in' },
): Promise<MailServer> {
  const mails: ParsedMail[] = []
  const refusals = new Map<string, number[]>()
  let offers = 0
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) =>
      auth.username === credentials.user && auth.password === credentials.pass
        ? done(null, { user: credentials.user })
        : done(new Error('Who are you?')),
    onRcptTo: (address, _session, done) => {
      offers += 1
      const code = refusals.get(address.address)?.shift()
      done(code === undefined ? null : new Refusal(code))
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          done()
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
      )
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    url: `smtp://${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.pass)}@127.0.0.1:${port}`,
    mails,
    offered: () => offers,
    refuse: (recipient, ...codes) => void refusals.set(recipient, codes),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
