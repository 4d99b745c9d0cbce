import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReleaseDecision } from '../../../law/release'
import { writtenDate } from '../../../ui/format/dates'

/** Yes or no, why, and from when it would be yes. */
export function Decision({ decision: { decision, reason, earliest } }: { decision: ReleaseDecision }) {
  const Icon = decision === 'allow' ? CircleCheck : CircleAlert
  return (
    <div className="flex gap-3">
      <Icon aria-hidden className="mt-1 size-5 shrink-0" />
      <div>
        <p className="text-18 font-semibold">
          {decision === 'allow' ? 'No rule prevents it.' : 'It must not be paid.'}
        </p>
        <p className="prose-width mt-1">{reason}</p>
        {earliest ? (
          <p className="mt-1">If nothing else changes, it could be paid from {writtenDate(earliest)}.</p>
        ) : null}
      </div>
    </div>
  )
}
