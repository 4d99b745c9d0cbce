import { useId, type ComponentProps, type ReactNode } from 'react'

type Labelled = { label: string; hint?: ReactNode }

/** One of a list, with its name above and help beneath. */
export function SelectField({
  label,
  hint,
  children,
  className = '',
  ...select
}: ComponentProps<'select'> & Labelled) {
  const id = useId()
  return (
    <div>
      <label className="block text-15 font-medium">
        {label}
        <select
          {...select}
          className={`control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal ${className}`}
          {...(hint ? { 'aria-describedby': id } : {})}
        >
          {children}
        </select>
      </label>
      {hint ? (
        <p id={id} className="mt-1 text-13 text-ink-soft">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** A longer text, with its name above and help beneath. */
export function TextField({
  label,
  hint,
  className = '',
  rows = 3,
  ...area
}: ComponentProps<'textarea'> & Labelled) {
  const id = useId()
  return (
    <div>
      <label className="block text-15 font-medium">
        {label}
        <textarea
          {...area}
          rows={rows}
          className={`control mt-1 block w-full px-3 py-2 text-[1rem] font-normal ${className}`}
          {...(hint ? { 'aria-describedby': id } : {})}
        />
      </label>
      {hint ? (
        <p id={id} className="mt-1 text-13 text-ink-soft">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** Yes or no, with what it means beside it. */
export function CheckField({ label, hint, ...input }: ComponentProps<'input'> & Labelled) {
  return (
    <label className="flex cursor-pointer items-start gap-3">
      <input {...input} type="checkbox" className="mt-0.5 size-5 shrink-0 accent-accent" />
      <span>
        <span className="block font-medium">{label}</span>
        {hint ? <span className="block text-13 text-ink-soft">{hint}</span> : null}
      </span>
    </label>
  )
}
