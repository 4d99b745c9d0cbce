import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'

const LOOKS = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border-edge-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-ground',
}
const SIZES = { normal: 'min-h-10 px-4 text-15', small: 'min-h-8 px-3 text-13' }

type Look = { look?: keyof typeof LOOKS; size?: keyof typeof SIZES }

const classes = ({ look = 'plain', size = 'normal' }: Look, extra?: string) =>
  clsx(
    'no-print inline-flex items-center justify-center gap-2 rounded border font-medium whitespace-nowrap transition-colors disabled:opacity-60',
    LOOKS[look],
    SIZES[size],
    extra,
  )

/** A button that does something here. */
export function Button({ look, size, className, type = 'button', ...rest }: ComponentProps<'button'> & Look) {
  return <button type={type} className={classes({ look, size }, className)} {...rest} />
}

/** A link that looks like a button, because it is the page's action. */
export function ButtonLink({ look, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={classes({ look, size }, className)} {...rest} />
}
