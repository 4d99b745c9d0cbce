'use client'
import type { FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'

/** Asks why: whoever can be talked into this can be talked into letting somebody in. */
export function ResetFactorForm({
  onReset,
  onCancel,
}: {
  onReset: (reason: string) => void
  onCancel: () => void
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onReset(String(new FormData(event.currentTarget).get('reason') ?? '').trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-15">
        Be sure that it is them: call the number you know. Their codes stop working, all their sessions end,
        and they are told by mail.
      </p>
      <Field
        label="Why"
        name="reason"
        required
        minLength={3}
        maxLength={500}
        autoComplete="off"
        hint="It is kept in the audit log."
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary">
          Reset it
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
