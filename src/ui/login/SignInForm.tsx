'use client'
import clsx from 'clsx'
import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { signIn } from './signIn'

const FIELD = 'control mt-1 block min-h-11 w-full px-3 text-[1rem]'

/** E-mail and password. Every mistake is said in words, and what was typed stays. */
export function SignInForm({ next }: { next: string }) {
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [shown, setShown] = useState(false)
  const [ready, setReady] = useState(false)
  const password = useRef<HTMLInputElement>(null)
  // Before the script is there, a submitted form would only lose what was typed.
  useEffect(() => setReady(true), [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setWaiting(true)
    setFailure(null)
    const answer = await signIn(String(form.get('email') ?? ''), String(form.get('password') ?? ''))
    if (answer === null) return window.location.assign(next)
    setWaiting(false)
    setFailure(answer)
    password.current?.select()
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" method="post">
      {failure ? <Notice kind="failure">{failure}</Notice> : null}
      <label className="block text-15 font-medium">
        E-mail address
        <input name="email" type="email" required autoComplete="username" autoCapitalize="none" className={FIELD} aria-invalid={failure ? true : undefined} />
      </label>
      <div className="relative">
        <label className="block text-15 font-medium">
          Password
          <input ref={password} name="password" type={shown ? 'text' : 'password'} required autoComplete="current-password" className={`${FIELD} pr-12`} aria-invalid={failure ? true : undefined} />
        </label>
        <button type="button" onClick={() => setShown(!shown)} aria-pressed={shown} aria-label="Show the password" className="absolute right-1 bottom-1 grid size-9 place-items-center rounded text-ink-soft hover:text-ink">
          {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
        </button>
      </div>
      <Button type="submit" look="primary" disabled={waiting || !ready} className={clsx('mt-2 min-h-11', !waiting && 'disabled:opacity-100')}>
        {waiting ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  )
}
