import { Mail, Phone } from 'lucide-react'
import type { CoordinatorReach } from '../../reads/coordinator'
import { telephone } from '../../../../ui/format/phone'

/** Whom people outside the firm ask, on every page of their exchange. */
export function YourCoordinator({ name, email, phone }: CoordinatorReach) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-15">
      <span>
        <span className="text-ink-soft">Your coordinator:</span> <span className="font-medium">{name}</span>
      </span>
      <a
        href={`mailto:${email}`}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-sm break-all text-accent hover:underline"
      >
        <Mail aria-hidden className="size-4 shrink-0" /> {email}
      </a>
      {phone ? (
        <a
          href={telephone(phone)}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-sm text-accent hover:underline"
        >
          <Phone aria-hidden className="size-4 shrink-0" /> {phone}
        </a>
      ) : null}
    </p>
  )
}
