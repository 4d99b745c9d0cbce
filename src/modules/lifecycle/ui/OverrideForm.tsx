'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Card } from '../../../ui/components/Page'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { optionalText, requiredDate, requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { OverridePreview } from './OverridePreview'

const fields = z.object({
  noticeNumber: optionalText(100),
  noticeUrl: optionalText(1000),
  section: z.enum(['6', '17', 'other']),
  affectedTaxpayer: z.boolean(),
  which: z.enum(['both', 'identification', 'exchange']),
  disasterDate: requiredDate('Enter the date of the disaster.'),
  postponedTo: requiredDate('Enter the date to which the notice postpones.'),
  reason: requiredText('Say why this taxpayer is covered.', 2000),
  advisor: optionalText(300),
})
const named = ({ section }: { section: string }) => section !== 'other'
const schema = fields.check(
  z.refine((given) => !named(given) || given.noticeUrl !== null || given.noticeNumber !== null, {
    path: ['noticeNumber'],
    message: 'Enter the address or the number of the IRS notice.',
  }),
  z.refine((given) => !named(given) || given.advisor !== null, {
    path: ['advisor'],
    message: 'Enter the tax adviser who confirmed it.',
  }),
)
const EMPTY: z.input<typeof schema> = {
  noticeNumber: '',
  noticeUrl: '',
  section: '6',
  affectedTaxpayer: false,
  which: 'both',
  disasterDate: '',
  postponedTo: '',
  reason: '',
  advisor: '',
}
const sectionOf = (text: string) => (text === '6' ? 6 : text === '17' ? 17 : 'other')

type Props = { exchange: string; onDone: () => Promise<void>; onBack: () => void }

/** Asks for a postponement with the notice, its kind and whom it covers, and shows the dates before and after. */
export function OverrideForm({ exchange, onDone, onBack }: Props) {
  const form = useApiForm({
    schema,
    values: EMPTY,
    submit: ({ section, noticeUrl, noticeNumber, advisor, ...body }) =>
      answerOf(
        api.POST('/api/exchanges/{id}/deadline-overrides', {
          params: { path: { id: exchange } },
          body: {
            ...body,
            section: sectionOf(section),
            // Section 6 is for affected taxpayers alone.
            affectedTaxpayer: section === '6' || body.affectedTaxpayer,
            ...(noticeUrl ? { noticeUrl } : {}),
            ...(noticeNumber ? { noticeNumber } : {}),
            ...(advisor ? { advisor } : {}),
          },
        }),
      ),
    onDone: () => void onDone(),
  })
  const facts = form.watch()
  return (
    <Card className="p-4">
      <ApiForm form={form} label="Ask for a postponement">
        <Field
          label="Number of the IRS notice"
          hint="Such as FL-2024-08."
          {...form.field('noticeNumber')}
          maxLength={100}
          autoFocus
        />
        <Field
          label="Address of the IRS notice"
          hint={named(facts) ? 'The number or the address is needed.' : undefined}
          {...form.field('noticeUrl')}
          type="url"
          placeholder="https://www.irs.gov/…"
        />
        <SelectField label="Kind of relief (Rev. Proc. 2018-58)" {...form.field('section')}>
          <option value="6">Section 6: until the date of the notice</option>
          <option value="17">Section 17: 120 more days, or later</option>
          <option value="other">Something else that the notice grants</option>
        </SelectField>
        {facts.section === '6' ? (
          <p className="text-13 text-ink-soft">
            Section 6 is for affected taxpayers alone: the tax return is postponed with the deadlines.
          </p>
        ) : (
          <CheckField
            label="The taxpayer is an affected taxpayer by the notice"
            hint="The tax return of an affected taxpayer is postponed, too. Of any other taxpayer it is not, and can end the exchange."
            {...form.check('affectedTaxpayer')}
          />
        )}
        <SelectField label="Which deadline" {...form.field('which')}>
          <option value="both">Both</option>
          <option value="identification">Identification</option>
          <option value="exchange">End of the exchange</option>
        </SelectField>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Date of the disaster" {...form.field('disasterDate')} type="date" required />
          <Field
            label="Postponed to, as the notice says"
            {...form.field('postponedTo')}
            type="date"
            required
          />
        </div>
        <OverridePreview
          exchange={exchange}
          facts={{
            ...facts,
            section: sectionOf(facts.section),
            affectedTaxpayer: facts.section === '6' || facts.affectedTaxpayer,
          }}
        />
        <Field label="Why this taxpayer is covered" {...form.field('reason')} required maxLength={2000} />
        <Field
          label="Confirmed by which tax adviser"
          {...form.field('advisor')}
          required={named(facts)}
          maxLength={300}
        />
        <p className="text-13 text-ink-soft">Nothing moves until a second person approves it.</p>
        <FormButtons form={form} submit="Ask for approval" onCancel={onBack} />
      </ApiForm>
    </Card>
  )
}
