'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { Labelled, type Labels } from './Labelled'

const FIELD = 'control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal'

type Props = ComponentProps<'input'> & Labels

/** A field with its name, and beneath it what helps to fill it in. */
export function Field({ label, hint, error, className = '', ...input }: Props) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(described) => <input {...input} {...described} className={`${FIELD} ${className}`} />}
    </Labelled>
  )
}

/** A password, hidden until its owner wants to see it. */
export function PasswordField(props: Props) {
  const [shown, setShown] = useState(false)
  return (
    <div className="relative">
      <Field {...props} type={shown ? 'text' : 'password'} className="pr-12" />
      <button
        type="button"
        onClick={() => setShown(!shown)}
        aria-pressed={shown}
        aria-label={`Show: ${props.label}`}
        className="absolute top-8 right-1 grid size-9 place-items-center rounded text-ink-soft hover:text-ink"
      >
        {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
      </button>
    </div>
  )
}

/** What a password must be, shown before it is checked. */
export const PASSWORD_HINT =
  'At least 12 characters. Several words that do not belong together are easy to keep in mind and hard to guess.'
