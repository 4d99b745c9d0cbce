type Parts = Readonly<
  Partial<Record<'firstName' | 'lastName' | 'company' | 'email', string | null | undefined>>
>

/** The name that is made of the parts of a contact; empty where there are none. */
export const nameOfParts = ({ firstName, lastName, company, email }: Parts): string =>
  [firstName, lastName].filter(Boolean).join(' ') || company || email || ''

/** A contact as it is named in lists. */
export const shownName = ({
  displayName,
  company,
  email,
}: Pick<Parts, 'company' | 'email'> & { displayName?: string | null }): string =>
  displayName || company || email || 'No name'

/** A whole name in two parts: the last word is taken for the family's. */
export function splitName(whole: string): { firstName: string; lastName: string } {
  const words = whole.trim().split(/\s+/)
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' }
}
