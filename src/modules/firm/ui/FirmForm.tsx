'use client'
import * as z from 'zod/mini'
import { answerOf, api, type AnswerTo } from '../../../ui/api-client/client'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { optionalText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { LogoPart } from './LogoPart'

export type FirmRecord = AnswerTo<'get', '/api/admin/firm'>

const schema = z.object({
  legalName: optionalText(200),
  shortName: optionalText(40),
  address: z.object({
    line: optionalText(200),
    city: optionalText(100),
    state: optionalText(60),
    postalCode: optionalText(20),
  }),
  phone: optionalText(40),
  email: optionalText(254),
  ein: optionalText(10),
  color: z.string(),
})

type Props = {
  firm: FirmRecord
  /** The color of letters while none is chosen. */ color: string
  /** The zone in which the firm counts its days. */ zone: string
}

/** The firm as its letters, mails and pages name it. */
export function FirmForm({ firm, color, zone }: Props) {
  const { address } = firm
  const form = useApiForm({
    schema,
    values: {
      legalName: firm.legalName ?? '',
      shortName: firm.shortName ?? '',
      address: {
        line: address.line ?? '',
        city: address.city ?? '',
        state: address.state ?? '',
        postalCode: address.postalCode ?? '',
      },
      phone: firm.phone ?? '',
      email: firm.email ?? '',
      ein: firm.ein ?? '',
      color: firm.color ?? color,
    },
    submit: (body) => answerOf(api.PUT('/api/admin/firm', { body })),
  })
  return (
    <div className="flex max-w-2xl flex-col gap-5 rounded border border-edge bg-surface p-4">
      <LogoPart logo={firm.logo} />
      <ApiForm form={form} label="Firm" method="post" className="flex flex-col gap-5">
        <Field
          label="Legal name"
          hint="As it is registered. It stands on letters and documents, as the qualified intermediary."
          {...form.field('legalName')}
          autoComplete="organization"
        />
        <Field label="Short name" hint="On pages and in mails." {...form.field('shortName')} maxLength={40} />
        <Field label="Street address" {...form.field('address.line')} autoComplete="street-address" />
        <div className="grid gap-5 sm:grid-cols-[2fr_1fr_1fr]">
          <Field label="City" {...form.field('address.city')} autoComplete="address-level2" />
          <Field label="State" {...form.field('address.state')} autoComplete="address-level1" />
          <Field label="ZIP code" {...form.field('address.postalCode')} autoComplete="postal-code" />
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="Phone" {...form.field('phone')} type="tel" autoComplete="tel" />
          <Field label="E-mail" {...form.field('email')} type="email" autoComplete="email" />
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label="EIN"
            hint="Nine digits. On documents that need it; nobody but administrators sees it here."
            {...form.field('ein')}
            maxLength={10}
          />
          <Field
            label="Color of the letterhead"
            hint="For the name and the rules; dark enough to be read on white."
            {...form.field('color')}
            type="color"
            className="h-11 max-w-24 cursor-pointer p-1"
          />
        </div>
        <p className="text-13 text-ink-soft">
          Days begin and end in the zone {zone}, which is set where the platform is started
          (PP_FIRM_TIME_ZONE).
        </p>
        <FormButtons form={form} submit="Save the firm" saved="Saved. New documents and mails have it." />
      </ApiForm>
    </div>
  )
}
