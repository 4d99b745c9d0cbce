'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { SelectField } from '../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { Options } from '../../../ui/forms/Options'
import { wholeNumber } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { SCHEDULES, type Schedule } from './api'
import { scheduleSentence } from './words'

const NAMES: Record<Schedule['mode'], string> = {
  hourly: 'Every hour',
  daily: 'Once a day',
  off: 'Never',
}
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const hourName = (hour: number) => `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}`

const schema = z.object({ syncSchedule: z.enum(SCHEDULES), syncHour: wholeNumber() })

/** When the sync runs, and at which hour it compares everything record by record. */
export function ScheduleForm({ schedule }: { schedule: Schedule }) {
  const [outcome, setOutcome] = useState('')
  const form = useApiForm({
    schema,
    values: { syncSchedule: schedule.mode, syncHour: String(schedule.hour) },
    submit: (body) => answerOf(api.PUT('/api/admin/settings', { body })),
    onDone: (_, { syncSchedule: mode, syncHour: hour }) =>
      setOutcome(`Saved. ${scheduleSentence({ mode, hour })}`),
  })
  return (
    <ApiForm form={form} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-4">
        <SelectField label="Runs automatically" {...form.field('syncSchedule')}>
          <Options names={NAMES} />
        </SelectField>
        <SelectField label="Compares everything at" {...form.field('syncHour')}>
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {hourName(hour)}
            </option>
          ))}
        </SelectField>
        <SubmitButton form={form} look="plain" className="min-h-11">
          Save the schedule
        </SubmitButton>
      </div>
      <p role="status" className="text-13 text-ink-soft">
        {form.saved ? outcome : ''}
      </p>
    </ApiForm>
  )
}
