import { TabLinks } from '../../../ui/components/TabLinks'
import { CALCULATORS, type CalculatorKind } from './kinds'

const addressOf = (kind: CalculatorKind) => `/calculators/${kind}`
const LINKS = CALCULATORS.map(({ kind, name }) => ({ href: addressOf(kind), name }))

/** From one calculator to the others. */
export function CalculatorNav({ current }: { current: CalculatorKind }) {
  return (
    <TabLinks
      label="Calculators"
      links={LINKS}
      isHere={(href) => href === addressOf(current)}
      className="mb-6"
    />
  )
}
