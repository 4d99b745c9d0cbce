'use client'
import { Mail, MessageSquare, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../../../ui/components/Banner'
import type { Method } from './api'
import { answerOf, api, type AnswerTo } from '../../../../ui/api-client/client'
import type { Answer } from '../../../../ui/api-client/answer'
import { Step } from './Step'

type Factor = Exclude<Method, 'backup'>
/** What is to be set up. */
type Wanted = { method: Factor; phone?: string }
type Begun = AnswerTo<'post', '/api/auth/setup-2fa'>

const CHOICES: Record<Factor, { icon: typeof Mail; name: string; text: string }> = {
  totp: {
    icon: Smartphone,
    name: 'Authenticator app',
    text: 'An app on your phone makes the codes, without a connection. The safest of the three.',
  },
  sms: { icon: MessageSquare, name: 'Text message', text: 'A code to your phone at each sign-in.' },
  email: { icon: Mail, name: 'E-mail', text: 'A code to your e-mail address at each sign-in.' },
}
const isFactor = (method: Method): method is Factor => method !== 'backup'

type Props = { methods: readonly Method[]; challenge?: string; onDone: (backupCodes: string[]) => void }

/** Sets up a second factor: choose, connect, confirm with a first code. */
export function SetUpFactor({ methods, challenge, onDone }: Props) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [askPhone, setAskPhone] = useState(false)
  /** What waits for the password: a session that is not fresh from its sign-in is asked for it. */
  const [held, setHeld] = useState<Wanted | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const proof = challenge ? { challenge } : {}

  async function begin(wanted: Wanted, password?: string): Promise<Answer<unknown>> {
    const body = { ...wanted, ...(password ? { password } : {}), ...proof }
    const answer = await answerOf(api.POST('/api/auth/setup-2fa', { body }))
    if (!answer.ok && answer.code === 'password-needed') {
      setHeld(wanted)
      return { ok: true, body: null }
    }
    if (answer.ok) {
      setHeld(null)
      setBegun(answer.body)
    }
    return answer
  }
  async function choose(method: Factor) {
    setFailure(null)
    if (method === 'sms') return setAskPhone(true)
    setWaiting(true)
    const answer = await begin({ method })
    setWaiting(false)
    if (!answer.ok) setFailure(answer.message)
  }

  if (begun)
    return (
      <Step
        key="code"
        name="code"
        missing="Enter the code."
        label={begun.method === 'totp' ? 'The code the app shows now' : 'The code we sent you'}
        hint="Six digits."
        maxLength={10}
        inputMode="numeric"
        autoComplete="one-time-code"
        action="Confirm"
        submit={(code) => answerOf(api.POST('/api/auth/verify-2fa', { body: { code, ...proof } }))}
        onDone={({ backupCodes = [] }) => onDone(backupCodes)}
        onBack={() => setBegun(null)}
      >
        {begun.method === 'totp' ? (
          <Connect secret={begun.secret} qrCode={begun.qrCode} />
        ) : (
          <p>We sent a code to {begun.sentTo}.</p>
        )}
      </Step>
    )
  if (held)
    return (
      <Step
        key="password"
        name="password"
        missing="Enter your password."
        label="Your password"
        autoComplete="current-password"
        action="Continue"
        submit={(password) => begin(held, password)}
        onBack={() => setHeld(null)}
      >
        <p>Enter your password to confirm that it is you.</p>
      </Step>
    )
  if (askPhone)
    return (
      <Step
        key="phone"
        name="phone"
        missing="Enter your phone number."
        label="Phone number"
        hint="With its country code, such as +1 213 555 0100."
        type="tel"
        autoComplete="tel"
        maxLength={40}
        action="Send a code"
        submit={(phone) => begin({ method: 'sms', phone })}
        onBack={() => setAskPhone(false)}
      />
    )
  return (
    <div className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <ul className="flex flex-col gap-2">
        {methods.filter(isFactor).map((method) => (
          <Choice key={method} method={method} waiting={waiting} onChoose={() => void choose(method)} />
        ))}
      </ul>
    </div>
  )
}

function Choice({ method, waiting, onChoose }: { method: Factor; waiting: boolean; onChoose: () => void }) {
  const { icon: Icon, name, text } = CHOICES[method]
  return (
    <li>
      <button
        type="button"
        disabled={waiting}
        onClick={onChoose}
        className="flex w-full items-start gap-3 rounded border border-edge-strong bg-surface px-4 py-3 text-left hover:bg-sunken disabled:opacity-60"
      >
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
        <span>
          <span className="block font-semibold">{name}</span>{' '}
          <span className="block text-13 text-ink-soft">{text}</span>
        </span>
      </button>
    </li>
  )
}

function Connect({ secret, qrCode }: { secret: string; qrCode: string }) {
  return (
    <div className="flex flex-col gap-3">
      <p>Scan this picture with your authenticator app.</p>
      <img
        src={qrCode}
        alt="QR code of your second factor"
        width={200}
        height={200}
        className="self-center rounded bg-white p-2"
      />
      <details className="text-13 text-ink-soft">
        <summary className="text-accent">Enter the key by hand instead</summary>
        <p className="mt-1">Type this key into the app instead:</p>
        <p className="figures mt-1 rounded bg-sunken px-3 py-2 font-semibold break-all text-ink select-all">
          {secret.match(/.{1,4}/g)?.join(' ')}
        </p>
      </details>
    </div>
  )
}
