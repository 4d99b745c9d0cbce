'use client'
import { Trash2 } from 'lucide-react'
import { Button } from '../../../../ui/components/Button'
import { CheckField, SelectField } from '../../../../ui/components/SelectField'
import { Field } from '../../../../ui/forms/Field'
import { Options } from '../../../../ui/forms/Options'
import type { CheckProps, FieldProps } from '../../../../ui/forms/useApiForm'
import { PRIORITY_NAMES } from '../../../../ui/format/terms'
import { ANCHOR_NAMES } from '../words'

type Props = {
  place: number
  field: (name: 'title' | 'days' | 'side' | 'anchor' | 'priority') => FieldProps
  check: (name: 'all' | 'coordinator') => CheckProps
  onRemove: (() => void) | null
}

/** One task of a template. */
export function TemplateLine({ place, field, check, onRemove }: Props) {
  return (
    <li className="rounded border border-edge p-4">
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">Task {place}</legend>
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Field label={`Task ${place}`} {...field('title')} required maxLength={500} />
          </div>
          {onRemove ? (
            <Button aria-label={`Remove task ${place}`} onClick={onRemove} className="mt-7 min-h-11">
              <Trash2 aria-hidden className="size-4" />
            </Button>
          ) : null}
        </div>
        <div className="grid gap-3 sm:grid-cols-[6rem_8rem_1fr_8rem]">
          <Field label="Days" {...field('days')} type="number" min={0} max={3650} />
          <SelectField label="When" {...field('side')}>
            <option value="before">before</option>
            <option value="after">after</option>
          </SelectField>
          <SelectField label="Which date" {...field('anchor')}>
            <Options names={ANCHOR_NAMES} />
          </SelectField>
          <SelectField label="Priority" {...field('priority')}>
            <Options names={PRIORITY_NAMES} />
          </SelectField>
        </div>
        <CheckField label="Everyone in the exchange sees it" {...check('all')} />
        <CheckField label="It is the coordinator’s" {...check('coordinator')} />
      </fieldset>
    </li>
  )
}
