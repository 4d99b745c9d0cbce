'use client'
import { X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** A question in front of the page. The browser's own dialog keeps the focus in it, in its first field where it has one, and gives it back. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const content = useRef<HTMLDivElement>(null)
  // Before the dialog leaves the page: one that has left it gives no focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    content.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="appear m-auto max-h-[calc(100dvh-2rem)] w-full max-w-lg overflow-y-auto rounded border border-edge bg-surface p-0 text-ink shadow-pop backdrop:bg-[rgb(11_18_32/0.55)] max-sm:max-w-[calc(100vw-1.5rem)]"
    >
      <div className="flex items-start justify-between gap-4 border-b border-edge px-5 py-4">
        <h2 id={heading} className="text-18">
          {title}
        </h2>
        <button
          type="button"
          onClick={onClose}
          aria-label="Close"
          className="-m-1 grid size-9 shrink-0 place-items-center rounded text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
      <div ref={content} className="px-5 py-4">
        {children}
      </div>
    </dialog>
  )
}
