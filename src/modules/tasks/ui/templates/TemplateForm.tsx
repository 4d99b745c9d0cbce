'use client'
import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import * as z from 'zod/mini'
import { ANCHORS } from '../../../../law/anchorDates'
import { answerOf, api } from '../../../../ui/api-client/client'
import { Button } from '../../../../ui/components/Button'
import { CheckField, SelectField } from '../../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../../ui/forms/ApiForm'
import { Field } from '../../../../ui/forms/Field'
import { Options } from '../../../../ui/forms/Options'
import { optionalChoice, requiredText, wholeNumber } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { TYPE_NAMES } from '../../../../ui/format/terms'
import { TemplateLine } from './TemplateLine'
import { newItem, PRIORITIES, type Template, type TemplateItem } from './types'

const schema = z.object({
  name: requiredText('Give the template a name.', 200),
  exchangeType: optionalChoice(TYPE_NAMES),
  automatic: z.boolean(),
  items: z.array(
    z.object({
      key: z.string(),
      // Not on the form, and not lost by it.
      description: z.optional(z.string()),
      title: requiredText('Say what is to be done, or remove the empty line.'),
      days: wholeNumber('Enter a whole number of days.'),
      side: z.enum(['before', 'after']),
      anchor: z.enum(ANCHORS),
      priority: z.enum(PRIORITIES),
      all: z.boolean(),
      coordinator: z.boolean(),
    }),
  ),
})
type Values = z.input<typeof schema>
type Line = Values['items'][number]

const lineOf = ({
  key,
  title,
  description,
  days,
  anchor,
  priority,
  audience,
  assignee,
}: TemplateItem): Line => ({
  key,
  title,
  description,
  days: String(Math.abs(days)),
  side: days < 0 ? 'before' : 'after',
  anchor,
  priority,
  all: audience === 'all',
  coordinator: assignee === 'coordinator',
})
const itemOf = ({ days, side, all, coordinator, ...item }: z.output<typeof schema>['items'][number]) => ({
  ...item,
  days: side === 'before' ? -days : days,
  audience: all ? ('all' as const) : ('staff' as const),
  assignee: coordinator ? ('coordinator' as const) : ('nobody' as const),
})
const valuesOf = (template: Template | null): Values => ({
  name: template?.name ?? '',
  exchangeType: template?.exchangeType ?? '',
  automatic: template?.automatic ?? false,
  items: (template?.items ?? [newItem()]).map(lineOf),
})

type Props = { template: Template | null; onDone: () => void; onBack: () => void }

/** Makes a template or changes one: what is to be done, so many days before or after which date. */
export function TemplateForm({ template, onDone, onBack }: Props) {
  const [values] = useState(() => valuesOf(template))
  const form = useApiForm({
    schema,
    values,
    submit: ({ items, ...rest }) => {
      const body = { ...rest, items: items.map(itemOf) }
      return template
        ? answerOf(api.PUT('/api/task-templates/{id}', { params: { path: { id: template.id } }, body }))
        : answerOf(api.POST('/api/task-templates', { body }))
    },
    onDone,
  })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'items' })
  return (
    <ApiForm form={form} label={template ? 'Change the template' : 'New template'}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" {...form.field('name')} required maxLength={200} autoFocus />
        <SelectField label="For exchanges of this type" {...form.field('exchangeType')}>
          <option value="">All types</option>
          <Options names={TYPE_NAMES} />
        </SelectField>
      </div>
      <CheckField
        label="Apply it automatically"
        hint="Every new exchange of this type begins with these tasks."
        {...form.check('automatic')}
      />
      <ol className="flex flex-col gap-3">
        {fields.map(({ id }, index) => (
          <TemplateLine
            key={id}
            place={index + 1}
            field={(name) => form.field(`items.${index}.${name}`)}
            check={(name) => form.check(`items.${index}.${name}`)}
            onRemove={fields.length > 1 ? () => remove(index) : null}
          />
        ))}
      </ol>
      <Button className="self-start" size="small" onClick={() => append(lineOf(newItem()))}>
        Another task
      </Button>
      <FormButtons form={form} submit="Save the template" onCancel={onBack} />
    </ApiForm>
  )
}
