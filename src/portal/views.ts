import { cookies } from 'next/headers'

/** How a list's view is remembered for a person in their browser. */
export const viewName = (list: string, person: string): string => `peak-view-${list}-${person}`

type Params = Record<string, string | string[] | undefined>

/** The view a page was asked with, or the remembered one when it was asked without. */
export async function viewOf(name: string, params: Params): Promise<string> {
  const asked = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    const single = Array.isArray(value) ? value[0] : value
    if (single) asked.set(key, single)
  }
  if (asked.size > 0) return asked.toString()
  return (await cookies()).get(name)?.value ?? ''
}
