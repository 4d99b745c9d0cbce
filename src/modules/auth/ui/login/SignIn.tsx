'use client'
import { useEffect, useState } from 'react'
import type { Challenge } from '../account/api'
import { BackupCodes } from '../account/BackupCodes'
import { CodeStep } from '../account/CodeStep'
import { renew, validUntil } from '../account/renew'
import { SetUpFactor } from '../account/SetUpFactor'
import { SignInForm } from './SignInForm'

type Props = {
  next: string
  mayTrust: boolean
  asked: Challenge | null
  problem: string | null
  google: boolean
}
type Step =
  | { at: 'password' }
  | { at: 'code' | 'set-up'; challenge: Challenge }
  | { at: 'backup-codes'; codes: string[] }

const stepOf = (challenge: Challenge): Step => ({ at: challenge.setUp ? 'set-up' : 'code', challenge })

/** The sign-in, step by step in one place: password, second factor, and where there is none yet, setting it up. */
export function SignIn({ next, mayTrust, asked, problem, google }: Props) {
  const [step, setStep] = useState<Step>(asked ? stepOf(asked) : { at: 'password' })
  const enter = () => window.location.assign(next)

  // Whoever was here a short while ago comes back without being asked.
  useEffect(() => {
    if (validUntil() === 0 || asked) return
    renew().then(
      (renewal) => {
        if (renewal === 'renewed') window.location.replace(next)
        else if (renewal instanceof Object) setStep(stepOf(renewal))
      },
      () => undefined,
    )
  }, [next, asked])

  switch (step.at) {
    case 'password':
      return (
        <SignInForm
          problem={problem}
          google={google}
          next={next}
          onEntered={enter}
          onAsked={(challenge) => setStep(stepOf(challenge))}
        />
      )
    case 'code':
      return (
        <CodeStep
          challenge={step.challenge}
          mayTrust={mayTrust}
          onDone={enter}
          onStartAgain={() => setStep({ at: 'password' })}
        />
      )
    case 'set-up':
      return (
        <>
          <p className="mb-4 text-ink-soft">
            Your firm asks for a second factor: besides the password, something that only you have. Choose
            one; it takes a minute.
          </p>
          <SetUpFactor
            methods={step.challenge.methods}
            challenge={step.challenge.challenge}
            onDone={(codes) => setStep({ at: 'backup-codes', codes })}
          />
        </>
      )
    case 'backup-codes':
      return <BackupCodes codes={step.codes} action="Continue" onKept={enter} />
  }
}
