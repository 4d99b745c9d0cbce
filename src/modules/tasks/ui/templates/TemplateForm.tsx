'use client'
import { Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { ANCHORS } from '../../../../law/anchorDates'
import type { TemplateItem } from '../../templates'
import { Field } from '../../../../ui/forms/Field'
import { send } from '../../../../ui/api-client/send'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { CheckField, SelectField } from '../../../../ui/components/SelectField'
import { ANCHOR_NAMES } from '../words'
import { PRIORITY_NAMES, TYPE_NAMES } from '../../../../ui/format/terms'
import { newItem, type Template } from './types'

type Props = { template: Template | null; onDone: () => void; onBack: () => void }

/** Makes a template or changes one: what is to be done, so many days before or after which date. */
export function TemplateForm({ template, onDone, onBack }: Props) {
  const [items, setItems] = useState<TemplateItem[]>(template?.items ?? [newItem()])
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const change = (key: string, part: Partial<TemplateItem>) =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (items.some(({ title }) => !title.trim()))
      return setFailure('Say of each task what is to be done, or take the empty line away.')
    const body = {
      name: String(form.get('name')).trim(),
      exchangeType: String(form.get('type')) || null,
      automatic: form.get('automatic') === 'on',
      items,
    }
    setWaiting(true)
    const answer = template
      ? await send('PUT', `/api/task-templates/${template.id}`, body)
      : await send('POST', '/api/task-templates', body)
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onDone()
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={template ? 'Change the template' : 'New template'}
      className="flex flex-col gap-4"
    >
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Name"
          name="name"
          required
          maxLength={200}
          autoFocus
          defaultValue={template?.name ?? ''}
        />
        <SelectField
          label="For exchanges of this type"
          name="type"
          defaultValue={template?.exchangeType ?? ''}
        >
          <option value="">All types</option>
          {Object.entries(TYPE_NAMES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <CheckField
        label="Apply it by itself"
        hint="Every new exchange of this type begins with these tasks."
        name="automatic"
        defaultChecked={template?.automatic ?? false}
      />
      <ol className="flex flex-col gap-3">
        {items.map((item, index) => (
          <Item
            key={item.key}
            item={item}
            place={index + 1}
            onChange={(part) => change(item.key, part)}
            onRemove={
              items.length > 1 ? () => setItems((all) => all.filter(({ key }) => key !== item.key)) : null
            }
          />
        ))}
      </ol>
      <Button className="self-start" size="small" onClick={() => setItems((all) => [...all, newItem()])}>
        Another task
      </Button>
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : 'Save the template'}
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}

type ItemProps = {
  item: TemplateItem
  place: number
  onChange: (part: Partial<TemplateItem>) => void
  onRemove: (() => void) | null
}

function Item({ item, place, onChange, onRemove }: ItemProps) {
  const side = item.days < 0 ? 'before' : 'after'
  return (
    <li className="rounded border border-edge p-4">
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">Task {place}</legend>
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Field
              label={`Task ${place}`}
              required
              maxLength={500}
              value={item.title}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          </div>
          {onRemove ? (
            <Button aria-label={`Take task ${place} away`} onClick={onRemove} className="min-h-11">
              <Trash2 aria-hidden className="size-4" />
            </Button>
          ) : null}
        </div>
        <div className="grid gap-3 sm:grid-cols-[6rem_8rem_1fr_8rem]">
          <Field
            label="Days"
            type="number"
            min={0}
            max={3650}
            value={Math.abs(item.days)}
            onChange={(event) =>
              onChange({ days: (side === 'before' ? -1 : 1) * Math.trunc(Number(event.target.value) || 0) })
            }
          />
          <SelectField
            label="When"
            value={side}
            onChange={(event) =>
              onChange({ days: Math.abs(item.days) * (event.target.value === 'before' ? -1 : 1) })
            }
          >
            <option value="before">before</option>
            <option value="after">after</option>
          </SelectField>
          <SelectField
            label="Which date"
            value={item.anchor}
            onChange={(event) =>
              onChange({ anchor: ANCHORS.find((anchor) => anchor === event.target.value) ?? 'T' })
            }
          >
            {ANCHORS.map((anchor) => (
              <option key={anchor} value={anchor}>
                {ANCHOR_NAMES[anchor]}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Priority"
            value={item.priority}
            onChange={(event) =>
              onChange({
                priority: PRIORITIES.find((priority) => priority === event.target.value) ?? 'MEDIUM',
              })
            }
          >
            {PRIORITIES.map((priority) => (
              <option key={priority} value={priority}>
                {PRIORITY_NAMES[priority]}
              </option>
            ))}
          </SelectField>
        </div>
        <CheckField
          label="Everyone in the exchange sees it"
          checked={item.audience === 'all'}
          onChange={(event) => onChange({ audience: event.target.checked ? 'all' : 'staff' })}
        />
        <CheckField
          label="It is the coordinator’s"
          checked={item.assignee === 'coordinator'}
          onChange={(event) => onChange({ assignee: event.target.checked ? 'coordinator' : 'nobody' })}
        />
      </fieldset>
    </li>
  )
}

const PRIORITIES = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'] as const
