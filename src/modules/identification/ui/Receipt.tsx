import { CircleCheck } from 'lucide-react'
import { fingerprintText } from '../../../core/terms'
import type { AnswerTo } from '../../../ui/api-client/client'
import { ButtonLink } from '../../../ui/components/Button'
import { Card } from '../../../ui/components/Page'

export type Signed = AnswerTo<'post', '/api/exchanges/{id}/identification/sign'>['doc']

const MOMENT = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

/** What the client leaves with: that it was sent, when, and the receipt as a PDF document. */
export function Receipt({
  signed: { signedAt, contentSha256, receipt, sentence },
  back,
}: {
  signed: Signed
  back: string
}) {
  return (
    <Card className="flex max-w-2xl flex-col gap-4 p-6">
      <p className="flex items-center gap-3 text-18 font-semibold">
        <CircleCheck aria-hidden className="size-6 shrink-0 text-accent" />{' '}
        <span role="status">Your notice was signed and sent</span>
      </p>
      <p>
        {MOMENT.format(new Date(signedAt))}. {sentence}
      </p>
      <p className="prose-width text-ink-soft">
        Keep the receipt. It shows the fingerprint of what you signed, so that anybody can check it:
      </p>
      <p className="figures rounded bg-sunken px-3 py-2 text-13 break-words">
        {fingerprintText(contentSha256)}
      </p>
      <div className="flex flex-wrap gap-2">
        <a
          href={receipt}
          className="inline-flex min-h-10 items-center rounded bg-accent px-4 font-medium text-on-accent hover:bg-accent-strong"
        >
          Open the receipt (PDF)
        </a>
        <ButtonLink href={back}>Back to the exchange</ButtonLink>
      </div>
    </Card>
  )
}
