'use client'
import { useState } from 'react'
import { Field, PasswordField } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'

/** The signature: one's own name as typed, and the password or a code that only its owner has. */
export function Proof() {
  const [byCode, setByCode] = useState(false)
  return (
    <>
      <Field
        label="Your name"
        hint="Type it as it stands in your profile. It is your signature."
        name="typedName"
        required
        autoComplete="name"
        maxLength={200}
      />
      {byCode ? (
        <Field
          label="Code of your second factor"
          name="code"
          required
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={40}
        />
      ) : (
        <PasswordField
          label="Your password"
          name="password"
          required
          autoComplete="current-password"
          maxLength={1000}
        />
      )}
      <Button look="quiet" size="small" className="self-start" onClick={() => setByCode(!byCode)}>
        {byCode ? 'Use the password instead' : 'Use a code instead'}
      </Button>
    </>
  )
}

/** What the API takes of it. */
export function proofIn(form: FormData): { typedName: string; password?: string; code?: string } {
  const text = (name: string) => String(form.get(name) ?? '')
  return {
    typedName: text('typedName').trim(),
    ...(text('password') ? { password: text('password') } : {}),
    ...(text('code') ? { code: text('code').trim() } : {}),
  }
}
