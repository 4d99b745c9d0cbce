'use client'
import { useFieldArray } from 'react-hook-form'
import * as z from 'zod/mini'
import type { DayKind } from '../../../law/holidays'
import type { Deadline, Deadlines } from '../../../law/deadlines'
import { api, type BodyTo } from '../../../ui/api-client/client'
import { Field } from '../../../ui/forms/Field'
import { Options } from '../../../ui/forms/Options'
import { choice, optionalDate } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { Button } from '../../../ui/components/Button'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { DateWithDays } from '../../../ui/components/Urgency'
import { plainDate, withWrittenDates, writtenDate } from '../../../ui/format/dates'
import { TAXPAYER_NAMES } from '../../../ui/format/terms'
import { AnswerLine, CalculatorFrame, Warnings } from './CalculatorFrame'
import { useCalculator } from './useCalculator'

const FALLS_ON: Record<DayKind, string> = {
  'business-day': '',
  saturday: 'A Saturday: it does not move.',
  sunday: 'A Sunday: it does not move.',
  holiday: 'A legal holiday: it does not move.',
}
const LIMITS = {
  'day-180': 'Day 180 ends the exchange.',
  'return-due-date': 'The due date of the tax return ends the exchange.',
  parking: 'The end of the parking arrangement ends the exchange.',
  override: 'The postponement ends the exchange.',
} as const

const schema = z
  .object({
    sales: z.array(z.object({ date: optionalDate() })),
    taxpayer: choice(TAXPAYER_NAMES),
    extensionFiled: z.boolean(),
    returnDueDate: optionalDate(),
    extendedDueDate: optionalDate(),
    parkedOn: optionalDate(),
    today: optionalDate(),
    relief: z.boolean(),
    section: z.enum(['6', '17']),
    disasterDate: optionalDate(),
    postponedTo: optionalDate(),
    affectedTaxpayer: z.boolean(),
  })
  .check(
    z.refine(({ sales, parkedOn }) => parkedOn !== null || sales.some(({ date }) => date !== null), {
      path: ['sales', 0, 'date'],
      message: 'Enter the day on which the sale closed, or the day on which the titleholder took title.',
    }),
    z.refine(({ relief, disasterDate }) => !relief || disasterDate !== null, {
      path: ['disasterDate'],
      message: 'Enter the date of the disaster.',
    }),
    z.refine(({ relief, postponedTo }) => !relief || postponedTo !== null, {
      path: ['postponedTo'],
      message: 'Enter the date of the notice.',
    }),
  )
const EMPTY: z.input<typeof schema> = {
  sales: [{ date: '' }],
  taxpayer: 'individual',
  extensionFiled: false,
  returnDueDate: '',
  extendedDueDate: '',
  parkedOn: '',
  today: '',
  relief: false,
  section: '6',
  disasterDate: '',
  postponedTo: '',
  affectedTaxpayer: false,
}

/** The question as the calculator takes it: what was left empty is not said. */
function bodyOf(given: z.output<typeof schema>): BodyTo<'post', '/api/calculators/deadlines'> {
  const { returnDueDate, extendedDueDate, parkedOn, today, disasterDate, postponedTo } = given
  return {
    transfers: given.sales.flatMap(({ date }) => date ?? []),
    taxpayer: given.taxpayer,
    extensionFiled: given.extensionFiled,
    ...(returnDueDate ? { returnDueDate } : {}),
    ...(extendedDueDate ? { extendedDueDate } : {}),
    ...(parkedOn ? { parkedOn } : {}),
    ...(today ? { today } : {}),
    ...(given.relief && disasterDate && postponedTo
      ? { override: { ...reliefOf(given), disasterDate, postponedTo } }
      : {}),
  }
}
const reliefOf = ({ section, affectedTaxpayer }: z.output<typeof schema>) =>
  section === '17' ? { section: 17 as const, affectedTaxpayer } : { section: 6 as const }

/** Day 45 and the end of an exchange, with everything that limits or moves them. */
export function DeadlinesCalculator() {
  const { answer, submit, onDone } = useCalculator((body: BodyTo<'post', '/api/calculators/deadlines'>) =>
    api.POST('/api/calculators/deadlines', { body }),
  )
  const form = useApiForm({ schema, values: EMPTY, submit: (given) => submit(bodyOf(given)), onDone })
  const { fields, append } = useFieldArray({ control: form.control, name: 'sales' })
  const [relief, section] = form.watch(['relief', 'section'])
  const questions = (
    <>
      {fields.map(({ id }, at) => (
        <Field
          key={id}
          label={fields.length === 1 ? 'The sale closed on' : `Sale ${at + 1} closed on`}
          hint={
            at === 0
              ? 'The day on which the benefits and burdens passed, as the settlement statement has it.'
              : undefined
          }
          {...form.field(`sales.${at}.date`)}
          type="date"
        />
      ))}
      {fields.length < 10 ? (
        <Button size="small" className="self-start" onClick={() => append({ date: '' })}>
          Add a property that was sold
        </Button>
      ) : null}
      <SelectField label="Taxpayer" {...form.field('taxpayer')}>
        <Options names={TAXPAYER_NAMES} />
      </SelectField>
      <CheckField label="An extension of the tax return was filed" {...form.check('extensionFiled')} />
      <details>
        <summary className="text-accent">Other due dates, parked property, another day to count from</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field label="Return due without extension" {...form.field('returnDueDate')} type="date" />
          <Field label="Return due with extension" {...form.field('extendedDueDate')} type="date" />
          <Field label="Titleholder (EAT) took title on" {...form.field('parkedOn')} type="date" />
          <Field
            label="Count the days left from"
            hint="Leave it empty for today."
            {...form.field('today')}
            type="date"
          />
        </div>
      </details>
      <CheckField label="An IRS notice postpones the deadlines" {...form.check('relief')} />
      {relief ? (
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField label="Rev. Proc. 2018-58" {...form.field('section')}>
            <option value="6">Section 6</option>
            <option value="17">Section 17</option>
          </SelectField>
          <Field label="Disaster on" {...form.field('disasterDate')} type="date" />
          <Field label="Postponed to" {...form.field('postponedTo')} type="date" />
          {section === '17' ? (
            <div className="sm:col-span-3">
              <CheckField
                label="The taxpayer is an affected taxpayer by the notice: the tax return is postponed, too"
                {...form.check('affectedTaxpayer')}
              />
            </div>
          ) : null}
        </div>
      ) : null}
    </>
  )
  return (
    <CalculatorFrame
      label="Deadlines"
      form={form}
      fields={questions}
      answer={answer ? <Answer deadlines={answer} /> : null}
    />
  )
}

const dated = ({ date, daysLeft }: Deadline) => <DateWithDays date={date} daysLeft={daysLeft} />

function Answer({ deadlines: { identification, exchange, parking, warnings } }: { deadlines: Deadlines }) {
  return (
    <>
      <dl className="divide-y divide-edge">
        {identification ? (
          <AnswerLine label="Last day to identify (day 45)">{dated(identification)}</AnswerLine>
        ) : null}
        {identification && FALLS_ON[identification.fallsOn] ? (
          <p className="py-1.5 text-13 text-ink-soft">{FALLS_ON[identification.fallsOn]}</p>
        ) : null}
        {exchange ? <AnswerLine label="Last day of the exchange">{dated(exchange)}</AnswerLine> : null}
        {exchange ? <AnswerLine label="Day 180">{writtenDate(exchange.day180)}</AnswerLine> : null}
        {exchange?.returnDueCap ? (
          <AnswerLine label="Tax return due">{writtenDate(exchange.returnDueCap)}</AnswerLine>
        ) : null}
        {exchange?.returnDueStatutory && exchange.returnDueStatutory !== exchange.returnDueCap ? (
          <AnswerLine label="Before moving to a business day">
            {writtenDate(exchange.returnDueStatutory)}
          </AnswerLine>
        ) : null}
        {parking ? <AnswerLine label="QEAA signed by">{writtenDate(parking.agreementBy)}</AnswerLine> : null}
        {parking ? (
          <AnswerLine label="Property to be sold identified by">
            {writtenDate(parking.identificationBy)}
          </AnswerLine>
        ) : null}
        {parking ? <AnswerLine label="Parking ends on">{plainDate(parking.endsOn)}</AnswerLine> : null}
      </dl>
      {exchange ? <p className="mt-3">{LIMITS[exchange.limitedBy]}</p> : null}
      <Warnings
        warnings={warnings.map(({ code, message }) => ({ code, message: withWrittenDates(message) }))}
      />
    </>
  )
}
