'use client'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { saveSchedule, SCHEDULES, type Schedule } from './api'
import { scheduleSentence } from './words'

const NAMES: Record<Schedule['mode'], string> = {
  hourly: 'Every hour',
  daily: 'Once a day',
  off: 'Only by hand',
}
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const hourName = (hour: number) => `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}`
const modeOf = (value: FormDataEntryValue | null) => SCHEDULES.find((mode) => mode === value) ?? 'off'

/** When the sync starts by itself, and at which hour it compares everything record by record. */
export function ScheduleForm({ schedule }: { schedule: Schedule }) {
  const [saved, setSaved] = useState(schedule)
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wanted: Schedule = { mode: modeOf(form.get('mode')), hour: Number(form.get('hour')) }
    const answer = await saveSchedule(wanted)
    setFailure(answer)
    if (answer !== null) return
    setSaved(wanted)
    setOutcome(`Saved. ${scheduleSentence(wanted)}`)
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-4">
        <label className="font-medium">
          Starts by itself
          <select
            name="mode"
            defaultValue={saved.mode}
            className="control mt-1 block min-h-10 px-3 font-normal"
          >
            {SCHEDULES.map((mode) => (
              <option key={mode} value={mode}>
                {NAMES[mode]}
              </option>
            ))}
          </select>
        </label>
        <label className="font-medium">
          Compares everything at
          <select
            name="hour"
            defaultValue={saved.hour}
            className="control mt-1 block min-h-10 px-3 font-normal"
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {hourName(hour)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">Save the schedule</Button>
      </div>
      <p role="status" className="text-13 text-ink-soft">
        {outcome}
      </p>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
    </form>
  )
}
