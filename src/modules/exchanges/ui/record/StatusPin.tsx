'use client'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ExchangeStatus } from '../../../../law/status'
import { answerOf, api } from '../../../../ui/api-client/client'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Card, Section } from '../../../../ui/components/Page'
import { STATUS_NAMES } from '../../../../ui/format/terms'

// Loaded when it is opened: most who look at this page change nothing.
const PinForm = dynamic(async () => (await import('./PinForm')).PinForm)

type Props = { exchange: string; pinned: ExchangeStatus | null; reason: string | null }

/** Sets the status by hand until it is released; the dates are never touched by it. */
export function StatusPin({ exchange, pinned, reason }: Props) {
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const router = useRouter()

  const done = () => {
    setOpen(false)
    router.refresh()
  }

  async function release() {
    const answer = await answerOf(
      api.PUT('/api/exchanges/{id}/status', { params: { path: { id: exchange } }, body: { status: null } }),
    )
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) done()
  }

  return (
    <Section
      title="Status"
      id="status"
      aside={
        open ? null : (
          <Button size="small" onClick={() => setOpen(true)}>
            Set by hand
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        {pinned ? (
          <Card className="flex flex-wrap items-center justify-between gap-3 p-4">
            <p>
              <span className="font-semibold">{STATUS_NAMES[pinned]}</span>, set by hand
              {reason ? `: ${reason}` : ''}.
            </p>
            <Button size="small" onClick={() => void release()}>
              Let the dates decide again
            </Button>
          </Card>
        ) : (
          <p className="text-ink-soft">It follows from the dates, the recorded stage and PracticePanther.</p>
        )}
        {open ? (
          <Card className="p-4">
            <PinForm exchange={exchange} pinned={pinned} onDone={done} onBack={() => setOpen(false)} />
          </Card>
        ) : null}
      </div>
    </Section>
  )
}
