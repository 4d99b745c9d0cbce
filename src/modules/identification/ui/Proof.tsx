'use client'
import * as z from 'zod/mini'
import { Field, PasswordField } from '../../../ui/forms/Field'
import { requiredText } from '../../../ui/forms/schemas'
import type { FieldProps } from '../../../ui/forms/useApiForm'
import { Button } from '../../../ui/components/Button'

/** The part of a schema that is a signature. */
export const proofFields = {
  typedName: requiredText('Type your name.', 200),
  by: z.enum(['password', 'code']),
  password: z.string(),
  code: z.string().check(z.trim()),
}
type Given = { typedName: string; by: 'password' | 'code'; password: string; code: string }
export const NO_PROOF: Given = { typedName: '', by: 'password', password: '', code: '' }

/** That what the signature is proved with was entered. */
export const proofChecks = [
  z.refine<Given>(({ by, password }) => by === 'code' || password !== '', {
    path: ['password'],
    message: 'Enter your password.',
  }),
  z.refine<Given>(({ by, code }) => by === 'password' || code !== '', {
    path: ['code'],
    message: 'Enter the code.',
  }),
]

/** What the API takes of it. */
export const proofIn = ({ typedName, by, password, code }: Given) => ({
  typedName,
  ...(by === 'code' ? { code } : { password }),
})

type Props = {
  /** The name that is expected. */
  signer: string | null
  by: Given['by']
  field: (name: 'typedName' | 'password' | 'code') => FieldProps
  onSwitch: (by: Given['by']) => void
}

/** The signature: one's own name as typed, and the password or a code that only its owner has. */
export function Proof({ signer, by, field, onSwitch }: Props) {
  return (
    <>
      <Field
        label="Your name"
        hint={`Type ${signer ?? 'it as it is in your profile'}. It is your signature; accents and capitals do not matter.`}
        {...field('typedName')}
        required
        autoComplete="name"
        maxLength={200}
      />
      {by === 'code' ? (
        <Field
          label="Code of your second factor"
          {...field('code')}
          required
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={40}
        />
      ) : (
        <PasswordField
          label="Your password"
          {...field('password')}
          required
          autoComplete="current-password"
          maxLength={1000}
        />
      )}
      <Button
        look="quiet"
        size="small"
        className="self-start"
        onClick={() => onSwitch(by === 'code' ? 'password' : 'code')}
      >
        {by === 'code' ? 'Use the password instead' : 'Use a code instead'}
      </Button>
    </>
  )
}
