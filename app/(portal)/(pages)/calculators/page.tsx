import { redirect } from 'next/navigation'

/** The calculators begin with the one that is asked for most. */
export default function CalculatorsPage() {
  redirect('/calculators/deadlines')
}
