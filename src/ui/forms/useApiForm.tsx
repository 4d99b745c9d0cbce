'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import {
  useForm,
  type FieldErrors,
  type FieldValues,
  type Path,
  type UseFormRegisterReturn,
} from 'react-hook-form'
import type * as z from 'zod/mini'
import type { Answer, Failed } from '../api-client/answer'
import { useRecordSend } from '../api-client/useRecordSend'
import { Banner } from '../components/Banner'

type Save = ReturnType<typeof useRecordSend>['save']

type Options<In extends FieldValues, Out extends FieldValues, T> = {
  /** What is checked before anything is sent, and how what was typed becomes what is sent. */
  schema: z.ZodMiniType<Out, In>
  /** What the form begins with. */
  values: In
  /** Of the record as it was read: a change by somebody else in between is asked about. */
  updatedAt?: string | null | undefined
  /**
   * Sends it; `save` sends it over the record as it was read, `button` is the value of what was pressed.
   * Null where something is asked first: nothing was saved, and what was typed still counts as typed.
   */
  submit: (body: Out, save: Save, button: string) => Promise<Answer<T> | null>
  onDone?: (answer: T, body: Out) => void
}

/** What a control takes of the form it belongs to. */
export type FieldProps = UseFormRegisterReturn & { error: string | undefined; defaultValue: string }

/** What a checkbox takes of the form it belongs to. */
export type CheckProps = UseFormRegisterReturn & { error: string | undefined; defaultChecked: boolean }

/** Puts the focus on the first faulty field as the page shows them, and unfolds what hides it. */
function focusFault(form: HTMLFormElement | null): boolean {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  const details = field?.closest('details')
  if (details) details.open = true
  field?.focus()
  return Boolean(field)
}

/** The first message of a form's faults, whatever field it is of. */
function firstMessageIn(errors: FieldErrors): string | undefined {
  const messages = Object.values(errors).map((error) => error?.message)
  return messages.find((message) => typeof message === 'string')
}

/** The value of the button that sent a form. */
function pressedIn(event: unknown): string {
  const button = event instanceof SubmitEvent ? event.submitter : null
  return button instanceof HTMLButtonElement ? button.value : ''
}

/**
 * A form that is checked in the browser and sent to the API. What is wrong with a field, here or at
 * the server, stands beside it, and the first such field has the focus; what concerns no field of
 * the form is said in `problem`.
 */
export function useApiForm<In extends FieldValues, Out extends FieldValues, T>(options: Options<In, Out, T>) {
  const element = useRef<HTMLFormElement>(null)
  const record = useRecordSend(options.updatedAt, () => void submit())
  const methods = useForm<In, unknown, Out>({
    resolver: zodResolver(options.schema),
    values: options.values,
    shouldFocusError: false,
    // A record that is read anew takes nothing away that was typed, and no message.
    resetOptions: { keepDirtyValues: true, keepErrors: true },
  })
  const { formState } = methods
  const { isSubmitting: busy, errors, dirtyFields } = formState
  const [done, setDone] = useState(false)
  const attached = useRef(new WeakSet<Element>())
  const isField = (name: string): name is Path<In> =>
    element.current?.elements.namedItem(name) instanceof Element
  const seeksFault = useRef(false)
  // Faults stand on the page only once it was rendered with them. One of a field that is not shown is said above the others.
  useEffect(() => {
    if (!seeksFault.current || Object.keys(errors).length === 0) return
    seeksFault.current = false
    const hidden = focusFault(element.current) ? undefined : firstMessageIn(errors)
    if (hidden) methods.setError('root.server', { message: hidden })
  })

  function show({ message, fields }: Failed) {
    const elsewhere = fields.filter(({ field }) => !isField(field))
    for (const { field, ...fault } of fields)
      if (isField(field)) methods.setError(field, { type: 'server', message: fault.message })
    seeksFault.current = elsewhere.length < fields.length
    if (fields.length === 0) methods.setError('root.server', { message })
    else if (elsewhere.length > 0)
      methods.setError('root.server', { message: elsewhere.map((fault) => fault.message).join(' ') })
  }

  const submit = methods.handleSubmit(
    async (body, event) => {
      setDone(false)
      const answer = await options.submit(body, record.save, pressedIn(event?.nativeEvent))
      if (answer === null) return
      if (!answer.ok) return show(answer)
      // What was saved is no longer a change of one's own: what others save later shows in it.
      methods.reset(methods.getValues(), { keepValues: true, keepDirtyValues: false })
      setDone(true)
      options.onDone?.(answer.body, body)
    },
    () => {
      seeksFault.current = true
    },
  )

  const described = (name: Path<In>) => {
    const { ref, ...rest } = methods.register(name)
    return {
      ...rest,
      error: methods.getFieldState(name, formState).error?.message,
      ref: (input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null) => {
        const typed = input?.value
        ref(input)
        if (typed === undefined || !input || attached.current.has(input)) return
        attached.current.add(input)
        // What was typed before the script was there is kept.
        if (input instanceof HTMLSelectElement || input.value === typed) return
        input.value = typed
        void rest.onChange({ target: input, type: 'change' })
      },
    }
  }
  const failure = errors.root?.['server']?.message
  return {
    ...methods,
    element,
    submit,
    busy,
    /** What was sent last was answered well. */ done,
    /** It was, and nothing was changed since. */
    saved: done && !busy && Object.keys(dirtyFields).length === 0,
    /** Takes back what was typed and what is wrong with it. */
    empty: () => methods.reset(options.values, { keepDirtyValues: false, keepErrors: false }),
    problem: record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null),
    /** The properties of a text field, a list of choices or a date. */
    field: (name: Path<In>): FieldProps => {
      const value: unknown = methods.getValues(name)
      return { ...described(name), defaultValue: typeof value === 'string' ? value : '' }
    },
    /** The properties of a checkbox. */
    check: (name: Path<In>): CheckProps => ({
      ...described(name),
      defaultChecked: Boolean(methods.getValues(name)),
    }),
  }
}
