'use client'
import { useState } from 'react'
import { type Challenge, BackupCodes, SetUpFactor } from '../../../auth/ui'
import { AcceptForm, type Invited } from './AcceptForm'

type Step =
  { at: 'password' } | { at: 'set-up'; challenge: Challenge } | { at: 'backup-codes'; codes: string[] }

const enter = () => window.location.assign('/home')

/** From the invitation to the first session: name and password, the second factor where one is asked for, and in. */
export function AcceptInvitation({ invited }: { invited: Invited }) {
  const [step, setStep] = useState<Step>({ at: 'password' })
  switch (step.at) {
    case 'password':
      return (
        <AcceptForm
          invited={invited}
          onEntered={enter}
          onAsked={(challenge) => setStep({ at: 'set-up', challenge })}
        />
      )
    case 'set-up':
      return (
        <>
          <p className="mb-4 text-ink-soft">
            Your password is saved. Your firm asks for a second factor: besides the password, something that
            only you have. Choose one; it takes a minute.
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
