'use client'
import { useState } from 'react'
import type { DayKind } from '../../../law/holidays'
import type { Deadline, Deadlines } from '../../../law/deadlines'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { DateWithDays } from '../../../ui/components/Urgency'
import { plainDate, withWrittenDates, writtenDate } from '../../../ui/format/dates'
import { TAXPAYER_NAMES } from '../../../ui/format/terms'
import { AnswerLine, CalculatorFrame, Warnings } from './CalculatorFrame'
import { textsOf, useCalculator } from './useCalculator'

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

/** Day 45 and the end of an exchange, with everything that limits or moves them. */
export function DeadlinesCalculator() {
  const { answer, failure, compute, refuse } = useCalculator<Deadlines>('deadlines')
  const [sales, setSales] = useState(1)
  const [relief, setRelief] = useState(false)
  const [section, setSection] = useState('6')

  async function submit(form: HTMLFormElement) {
    const text = textsOf(form)
    const transfers = Array.from({ length: sales }, (_, at) => text(`transfer-${at}`)).filter(Boolean)
    const parkedOn = text('parkedOn')
    if (transfers.length === 0 && !parkedOn)
      return refuse('Give the day on which the sale closed, or the day on which the titleholder took title.')
    const optional = Object.fromEntries(
      ['today', 'returnDueDate', 'extendedDueDate', 'parkedOn'].flatMap((name) =>
        text(name) ? [[name, text(name)]] : [],
      ),
    )
    const override = relief
      ? {
          override: {
            section: Number(text('section')),
            disasterDate: text('disasterDate'),
            postponedTo: text('postponedTo'),
            ...(text('section') === '17' ? { affectedTaxpayer: text('affectedTaxpayer') === 'on' } : {}),
          },
        }
      : {}
    await compute({
      transfers,
      taxpayer: text('taxpayer'),
      extensionFiled: text('extensionFiled') === 'on',
      ...optional,
      ...override,
    })
  }

  const fields = (
    <>
      {Array.from({ length: sales }, (_, at) => (
        <Field
          key={at}
          label={sales === 1 ? 'The sale closed on' : `Sale ${at + 1} closed on`}
          hint={
            at === 0
              ? 'The day on which the benefits and burdens passed, as the settlement statement has it.'
              : undefined
          }
          name={`transfer-${at}`}
          type="date"
        />
      ))}
      {sales < 10 ? (
        <Button size="small" className="self-start" onClick={() => setSales(sales + 1)}>
          Another property was sold
        </Button>
      ) : null}
      <SelectField label="Taxpayer" name="taxpayer">
        {Object.entries(TAXPAYER_NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
      <CheckField label="An extension of the tax return was filed" name="extensionFiled" />
      <details>
        <summary className="text-accent">Other due dates, parked property, another day to count from</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field label="Return due without extension" name="returnDueDate" type="date" />
          <Field label="Return due with extension" name="extendedDueDate" type="date" />
          <Field label="Titleholder (EAT) took title on" name="parkedOn" type="date" />
          <Field label="Count the days left from" hint="Empty means today." name="today" type="date" />
        </div>
      </details>
      <CheckField
        label="An IRS notice postpones the deadlines"
        checked={relief}
        onChange={(event) => setRelief(event.target.checked)}
      />
      {relief ? (
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            label="Rev. Proc. 2018-58"
            name="section"
            value={section}
            onChange={(event) => setSection(event.target.value)}
          >
            <option value="6">Section 6</option>
            <option value="17">Section 17</option>
          </SelectField>
          <Field label="Disaster on" name="disasterDate" type="date" />
          <Field label="Postponed to" name="postponedTo" type="date" />
          {section === '17' ? (
            <div className="sm:col-span-3">
              <CheckField
                label="The taxpayer is an affected taxpayer by the notice: the tax return is postponed, too"
                name="affectedTaxpayer"
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
      onSubmit={submit}
      failure={failure}
      fields={fields}
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
