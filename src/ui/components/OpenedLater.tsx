'use client'
import { Suspense, useState, type ReactNode } from 'react'

type Props = {
  /** What the button shows, as the menu's own button does. */ face: ReactNode
  className: string
  /** The menu with its button, open when it appears; loaded when it is first rendered. */ children: ReactNode
}

/** A button whose menu is loaded when it is first pressed: a page has many, and most are never opened. */
export function OpenedLater({ face, className, children }: Props) {
  const [opened, setOpened] = useState(false)
  const button = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setOpened(true)}
      className={className}
    >
      {face}
    </button>
  )
  return opened ? <Suspense fallback={button}>{children}</Suspense> : button
}
