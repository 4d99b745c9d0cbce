'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { answerOf, api } from '../../../../ui/api-client/client'
import { useApi } from '../../../../ui/api-client/useApi'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Card, Empty } from '../../../../ui/components/Page'
import { ANCHOR_NAMES } from '../words'
import { nameIn, TYPE_NAMES } from '../../../../ui/format/terms'
import type { Template } from './types'

// Loaded when it is opened: most who look at this page change nothing.
const TemplateForm = dynamic(async () => (await import('./TemplateForm')).TemplateForm)

const when = (days: number, anchor: Template['items'][number]['anchor']) =>
  days === 0
    ? `on ${ANCHOR_NAMES[anchor]}`
    : `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'} ${ANCHOR_NAMES[anchor]}`

/** The firm's templates of tasks: seen by staff, made by administrators. */
export function TemplatesView({ works }: { works: boolean }) {
  const { body, failure, ask } = useApi(['task-templates'], () => api.GET('/api/task-templates'))
  const [open, setOpen] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const done = () => {
    setOpen(null)
    void ask()
  }
  const back = () => setOpen(null)

  async function retire(id: string) {
    const answer = await answerOf(api.DELETE('/api/task-templates/{id}', { params: { path: { id } } }))
    setRefused(answer.ok ? null : answer.message)
    await ask()
  }

  const make =
    works && open === null ? (
      <Button look="primary" onClick={() => setOpen('new')}>
        New template
      </Button>
    ) : null
  return (
    <div className="flex flex-col gap-4">
      {failure || refused ? <Banner kind="failure">{failure ?? refused}</Banner> : null}
      {open === 'new' ? (
        <Card className="p-4">
          <TemplateForm template={null} onDone={done} onBack={back} />
        </Card>
      ) : null}
      {body && body.docs.length === 0 && open === null ? (
        <Empty title="No template yet" action={make}>
          A template makes the tasks that every exchange needs, computed from its dates: such as a reminder a
          week before the identification deadline.
        </Empty>
      ) : null}
      {body && body.docs.length > 0 ? <div>{make}</div> : null}
      {body?.docs.map((template) =>
        open === template.id ? (
          <Card key={template.id} className="p-4">
            <TemplateForm template={template} onDone={done} onBack={back} />
          </Card>
        ) : (
          <Card key={template.id} className="p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-3">
              <div>
                <h2 className="text-18">{template.name}</h2>
                <p className="text-13 text-ink-soft">
                  {template.exchangeType
                    ? `${nameIn(TYPE_NAMES, template.exchangeType)} exchanges`
                    : 'All types of exchanges'}
                  {template.automatic ? ', applied automatically' : ''}
                </p>
              </div>
              {works ? (
                <div className="flex gap-2">
                  <Button
                    size="small"
                    aria-label={`Change: ${template.name}`}
                    onClick={() => setOpen(template.id)}
                  >
                    Change
                  </Button>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={`Take out of use: ${template.name}`}
                    onClick={() => void retire(template.id)}
                  >
                    Take out of use
                  </Button>
                </div>
              ) : null}
            </div>
            <ol className="mt-3 flex flex-col gap-1">
              {template.items.map(({ key, title, days, anchor }) => (
                <li key={key}>
                  {title}
                  <span className="text-13 text-ink-soft">, {when(days, anchor)}</span>
                </li>
              ))}
            </ol>
          </Card>
        ),
      )}
    </div>
  )
}
