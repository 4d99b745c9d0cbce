'use client'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { ExchangeStatus } from '../../../../law/status'
import { Field } from '../../../../ui/forms/Field'
import { send } from '../../../../ui/api-client/send'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Card, Section } from '../../../../ui/components/Page'
import { SelectField } from '../../../../ui/components/SelectField'
import { STATUS_NAMES } from '../../../../ui/format/terms'

type Props = { exchange: string; pinned: ExchangeStatus | null; reason: string | null }

/** Sets the status by hand until it is released; the dates are never touched by it. */
export function StatusPin({ exchange, pinned, reason }: Props) {
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const router = useRouter()

  async function put(body: object) {
    const answer = await send('PUT', `/api/exchanges/${exchange}/status`, body)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setOpen(false)
    router.refresh()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const why = String(form.get('reason') ?? '').trim()
    if (!why) return setFailure('Say why it is set by hand.')
    void put({ status: String(form.get('status')), reason: why })
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
            <Button size="small" onClick={() => void put({ status: null })}>
              Let the clock decide again
            </Button>
          </Card>
        ) : (
          <p className="text-ink-soft">It follows from the dates, the recorded stage and PracticePanther.</p>
        )}
        {open ? (
          <Card className="p-4">
            <form
              onSubmit={submit}
              noValidate
              aria-label="Set the status by hand"
              className="flex flex-col gap-4"
            >
              <SelectField label="Status" name="status" defaultValue={pinned ?? 'PENDING'}>
                {Object.entries(STATUS_NAMES).map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </SelectField>
              <Field label="Why" name="reason" required maxLength={500} />
              <div className="flex gap-2">
                <Button type="submit" look="primary">
                  Set it
                </Button>
                <Button onClick={() => setOpen(false)}>Cancel</Button>
              </div>
            </form>
          </Card>
        ) : null}
      </div>
    </Section>
  )
}
