import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'

/** What stands around a control: its name, help beneath it, and what is wrong with what was entered. */
export type Labels = { label: string; hint?: ReactNode; error?: string | undefined }

/** What a control says of itself to a screen reader. */
export type Described = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** The name of a control above it; help and error beneath it, read with it. */
export function Labelled({
  label,
  hint,
  error,
  children,
}: Labels & { children: (described: Described) => ReactNode }) {
  const id = useId()
  const described = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ')
  return (
    <div>
      <label htmlFor={`${id}-field`} className="block text-15 font-medium">
        {label}
      </label>
      {children({
        id: `${id}-field`,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-13 text-ink-soft">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** What is wrong with a field, beneath it; in the neutral tones, as warm colors are for dates only. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p id={id} role="alert" className="mt-1 flex items-start gap-1.5 text-13 font-medium text-ink">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /> {error}
    </p>
  )
}
