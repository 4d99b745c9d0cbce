import { CircleSlash, LockKeyhole, ShieldCheck, ShieldOff } from 'lucide-react'
import type { UserRow } from '../reads/users'

const MARK = 'inline-flex items-center gap-1 text-13 whitespace-nowrap'

/** What there is to know of a sign-in at a glance, by icon and words. */
export function UserMarks({
  user: { active, locked, secondFactor },
}: {
  user: Pick<UserRow, 'active' | 'locked' | 'secondFactor'>
}) {
  return (
    <span className="inline-flex flex-wrap gap-x-3 gap-y-0.5">
      {active ? null : (
        <span className={`${MARK} font-medium text-ink`}>
          <CircleSlash aria-hidden className="size-4" />
          Deactivated
        </span>
      )}
      {locked ? (
        <span className={`${MARK} font-medium text-ink`}>
          <LockKeyhole aria-hidden className="size-4" />
          Locked
        </span>
      ) : null}
      {secondFactor ? (
        <span className={`${MARK} text-ink-soft`}>
          <ShieldCheck aria-hidden className="size-4" />
          Second factor
        </span>
      ) : (
        <span className={`${MARK} text-ink-soft`}>
          <ShieldOff aria-hidden className="size-4" />
          Password only
        </span>
      )}
    </span>
  )
}
