import { useId, type ComponentProps } from 'react'
import { FieldError, Labelled, type Labels } from '../forms/Labelled'

/** One of a list, with its name above and help beneath. */
export function SelectField({
  label,
  hint,
  error,
  children,
  className = '',
  ...select
}: ComponentProps<'select'> & Labels) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(described) => (
        <select
          {...select}
          {...described}
          className={`control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal ${className}`}
        >
          {children}
        </select>
      )}
    </Labelled>
  )
}

/** A longer text, with its name above and help beneath. */
export function TextField({
  label,
  hint,
  error,
  className = '',
  rows = 3,
  ...area
}: ComponentProps<'textarea'> & Labels) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(described) => (
        <textarea
          {...area}
          {...described}
          rows={rows}
          className={`control mt-1 block w-full px-3 py-2 text-[1rem] font-normal ${className}`}
        />
      )}
    </Labelled>
  )
}

/** Yes or no, with what it means beside it. */
export function CheckField({ label, hint, error, ...input }: ComponentProps<'input'> & Labels) {
  const id = useId()
  return (
    <div>
      <label className="flex cursor-pointer items-start gap-3">
        <input
          {...input}
          {...(error ? { 'aria-invalid': true, 'aria-describedby': id } : {})}
          type="checkbox"
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span>
          <span className="block font-medium">{label}</span>
          {hint ? <span className="block text-13 text-ink-soft">{hint}</span> : null}
        </span>
      </label>
      <FieldError id={id} error={error} />
    </div>
  )
}
