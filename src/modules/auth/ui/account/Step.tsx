'use client'
import type { ComponentProps, ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Answer } from '../../../../ui/api-client/answer'
import { Button } from '../../../../ui/components/Button'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { Field, PasswordField } from '../../../../ui/forms/Field'
import { secret } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'

type Props<T> = Omit<ComponentProps<typeof Field>, 'name' | 'onSubmit'> & {
  name: 'code' | 'password' | 'phone'
  /** Said where nothing was entered. */ missing: string
  /** What the button does. */ action: string
  submit: (text: string) => Promise<Answer<T>>
  onDone?: (answer: T) => void
  onBack: () => void
  children?: ReactNode
}

/** One step of setting up a second factor: one thing that is asked for. */
export function Step<T>({ name, missing, action, submit, onDone, onBack, children, ...input }: Props<T>) {
  const form = useApiForm({
    schema: z.object({ [name]: secret(missing) }),
    values: { [name]: '' },
    submit: (body) => submit(body[name] ?? ''),
    onDone: (answer: T) => onDone?.(answer),
  })
  const Input = name === 'password' ? PasswordField : Field
  return (
    <ApiForm form={form} method="post">
      {children}
      <Input {...input} {...form.field(name)} required autoFocus />
      <SubmitButton form={form} busy="Checking …" className="min-h-11">
        {action}
      </SubmitButton>
      <Button look="quiet" size="small" onClick={onBack}>
        Choose another way
      </Button>
    </ApiForm>
  )
}
