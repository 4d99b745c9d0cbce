'use client'
import {
  useEffect,
  useRef,
  type BaseSyntheticEvent,
  type ComponentProps,
  type ReactNode,
  type RefObject,
} from 'react'
import { Button } from '../components/Button'

/** What a form of `useApiForm` says of itself, whatever its fields. */
type State = {
  element: RefObject<HTMLFormElement | null>
  submit: (event: BaseSyntheticEvent) => Promise<unknown>
  busy: boolean
  saved: boolean
  problem: ReactNode
}

type Props = { form: State; label?: string; children: ReactNode } & Pick<
  ComponentProps<'form'>,
  'className' | 'method'
>

/** A form with what went wrong above its fields. */
export function ApiForm({ form, label, children, className = 'flex flex-col gap-4', method }: Props) {
  const problem = useRef<HTMLDivElement>(null)
  const failed = Boolean(form.problem)
  // Of a long form the button that was pressed is far below.
  useEffect(() => {
    if (failed) problem.current?.scrollIntoView({ block: 'nearest' })
  }, [failed])
  return (
    <form
      ref={form.element}
      onSubmit={(event) => void form.submit(event)}
      noValidate
      aria-label={label}
      className={className}
      method={method}
    >
      {failed ? <div ref={problem}>{form.problem}</div> : null}
      {children}
    </form>
  )
}

type SubmitProps = Omit<ComponentProps<typeof Button>, 'form' | 'type'> & {
  form: Pick<State, 'busy'>
  /** What it says meanwhile. */ busy?: string
}

/** The button that sends a form. */
export function SubmitButton({
  form,
  busy = 'Saving …',
  children,
  disabled = false,
  ...button
}: SubmitProps) {
  return (
    <Button look="primary" {...button} type="submit" disabled={form.busy || disabled}>
      {form.busy ? busy : children}
    </Button>
  )
}

type Buttons = {
  form: State
  /** What the button does: "Save". */ submit: ReactNode
  busy?: string
  onCancel?: (() => void) | undefined
  /** Said when it was done, until something is typed again. */ saved?: string
  size?: 'normal' | 'small'
}

/** The button that sends a form, the one that leaves it, and a word when it was saved. */
export function FormButtons({ form, submit, busy, onCancel, saved, size = 'normal' }: Buttons) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SubmitButton form={form} size={size} {...(busy ? { busy } : {})}>
        {submit}
      </SubmitButton>
      {onCancel ? (
        <Button size={size} onClick={onCancel}>
          Cancel
        </Button>
      ) : null}
      {saved ? (
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {form.saved ? saved : ''}
        </p>
      ) : null}
    </div>
  )
}
