'use client'
import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { useEffect, useId, useState } from 'react'

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : JSON.stringify(value, null, 2)

/** Null for what is no JSON yet. */
function parsed(text: string): { value: unknown } | null {
  if (text.trim() === '') return { value: null }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

/**
 * A JSON field as plain text. Payload's own loads its editor from another host, which the content
 * policy forbids, and rightly: that host would see who works here.
 */
export function JsonField({ field, path: given, readOnly }: JSONFieldClientProps) {
  const { path, value, setValue } = useField<unknown>({ path: given })
  const [text, setText] = useState(() => textOf(value))
  const [broken, setBroken] = useState(false)
  const id = useId()
  // A value that comes from outside, such as after saving, takes the place of the text.
  useEffect(() => {
    setText((present) =>
      JSON.stringify(parsed(present)?.value ?? null) === JSON.stringify(value ?? null)
        ? present
        : textOf(value),
    )
  }, [value])

  function change(next: string) {
    setText(next)
    const result = parsed(next)
    setBroken(result === null)
    if (result) setValue(result.value)
  }

  return (
    <div className="field-type textarea">
      <FieldLabel htmlFor={id} label={field.label} path={path} required={field.required ?? false} />
      <textarea
        id={id}
        className="peak-json"
        rows={Math.min(16, Math.max(3, text.split('\n').length))}
        value={text}
        readOnly={readOnly || field.admin?.readOnly}
        spellCheck={false}
        aria-invalid={broken}
        onChange={(event) => change(event.target.value)}
      />
      {broken ? <p role="alert">This is not valid JSON yet; the last valid text is kept.</p> : null}
    </div>
  )
}
