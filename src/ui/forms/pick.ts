import * as z from 'zod/mini'

/** What can be chosen: its name, and what distinguishes it from others of that name. */
export type Pick = { id: string; name: string; detail: string }

export const pick = z.object({ id: z.string(), name: z.string(), detail: z.string() })

/** A chosen record in a form: its id is sent, nothing is null. */
export const optionalPick = () =>
  z.pipe(
    z.nullable(pick),
    z.transform((chosen) => chosen?.id ?? null),
  )

/** A record that must be chosen. */
export const requiredPick = (message: string) =>
  z.pipe(
    z.nullable(pick).check(z.refine((chosen) => chosen !== null, message)),
    z.transform((chosen) => chosen?.id ?? ''),
  )
