'use client'
import { Mail, MessageSquare, Smartphone } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import type { Method, SignInAnswer } from './api'
import { send } from '../../../../ui/api-client/send'
import { Field, PasswordField } from '../../../../ui/forms/Field'

type Factor = Exclude<Method, 'backup'>
/** What is to be set up. */
type Wanted = { method: Factor; phone?: string }
type Begun = { method: Factor; secret?: string; qrCode?: string; sentTo?: string }

const CHOICES: Record<Factor, { icon: typeof Mail; name: string; text: string }> = {
  totp: {
    icon: Smartphone,
    name: 'Authenticator app',
    text: 'An app on your phone makes the codes, without a connection. The safest of the three.',
  },
  sms: { icon: MessageSquare, name: 'Text message', text: 'A code to your phone at each sign-in.' },
  email: { icon: Mail, name: 'Mail', text: 'A code to your e-mail address at each sign-in.' },
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

  async function begin(wanted: Wanted, password?: string) {
    setFailure(null)
    setWaiting(true)
    const answer = await send<Begun>('POST', '/api/auth/setup-2fa', {
      ...wanted,
      ...(password ? { password } : {}),
      ...proof,
    })
    setWaiting(false)
    if (answer.ok) {
      setHeld(null)
      return setBegun(answer.body)
    }
    if (answer.code === 'password-needed') return setHeld(wanted)
    setFailure(answer.message)
  }

  function passwordGiven(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (held) void begin(held, String(new FormData(event.currentTarget).get('password') ?? ''))
  }

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setWaiting(true)
    setFailure(null)
    const answer = await send<SignInAnswer>('POST', '/api/auth/verify-2fa', {
      code: String(new FormData(event.currentTarget).get('code') ?? ''),
      ...proof,
    })
    setWaiting(false)
    if (answer.ok) return onDone(answer.body.backupCodes ?? [])
    setFailure(answer.message)
  }

  function phoneGiven(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void begin({ method: 'sms', phone: String(new FormData(event.currentTarget).get('phone') ?? '') })
  }

  return (
    <div className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {begun ? (
        <form onSubmit={confirm} className="flex flex-col gap-4">
          {begun.secret ? (
            <Connect secret={begun.secret} qrCode={begun.qrCode ?? ''} />
          ) : (
            <p>We sent a code to {begun.sentTo}.</p>
          )}
          <Field
            label="The code it shows now"
            hint="Six digits. With them we know that it works."
            name="code"
            required
            autoFocus
            maxLength={10}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <Button type="submit" look="primary" disabled={waiting} className="min-h-11">
            {waiting ? 'Checking …' : 'Confirm'}
          </Button>
          <Button look="quiet" size="small" onClick={() => setBegun(null)}>
            Choose another way
          </Button>
        </form>
      ) : held ? (
        <form onSubmit={passwordGiven} className="flex flex-col gap-4" method="post">
          <p>With your password we know that it is still you.</p>
          <PasswordField
            label="Your password"
            name="password"
            required
            autoFocus
            autoComplete="current-password"
          />
          <Button type="submit" look="primary" disabled={waiting} className="min-h-11">
            {waiting ? 'Checking …' : 'Go on'}
          </Button>
          <Button look="quiet" size="small" onClick={() => setHeld(null)}>
            Choose another way
          </Button>
        </form>
      ) : askPhone ? (
        <form onSubmit={phoneGiven} className="flex flex-col gap-4">
          <Field
            label="Phone number"
            hint="With its country, such as +1 213 555 0100."
            name="phone"
            type="tel"
            required
            autoFocus
            autoComplete="tel"
            maxLength={40}
          />
          <Button type="submit" look="primary" disabled={waiting} className="min-h-11">
            Send a code
          </Button>
          <Button look="quiet" size="small" onClick={() => setAskPhone(false)}>
            Choose another way
          </Button>
        </form>
      ) : (
        <ul className="flex flex-col gap-2">
          {methods.filter(isFactor).map((method) => (
            <Choice
              key={method}
              method={method}
              waiting={waiting}
              onChoose={() => (method === 'sms' ? setAskPhone(true) : void begin({ method }))}
            />
          ))}
        </ul>
      )}
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
        <summary className="text-accent">It cannot be scanned</summary>
        <p className="mt-1">Type this key into the app instead:</p>
        <p className="figures mt-1 rounded bg-sunken px-3 py-2 font-semibold break-all text-ink select-all">
          {secret.match(/.{1,4}/g)?.join(' ')}
        </p>
      </details>
    </div>
  )
}
