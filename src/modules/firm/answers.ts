import { z } from 'zod'

const known = (what: string) => z.string().nullable().describe(what)

/** The firm as people of it and its clients see it. */
export const firm = z.strictObject({
  legalName: known('As it is registered; on letters and documents'),
  shortName: known('On pages and in mails'),
  address: z.strictObject({
    line: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    postalCode: z.string().nullable(),
  }),
  phone: known('E.164'),
  email: z.string().nullable(),
  ein: known('Employer identification number; for administrators alone').optional(),
  color: known('Of the letterhead, #rrggbb'),
  logo: known('Address of the picture'),
})
