import { Mark } from '../ui/parts/Mark'

/** The firm's mark and name on the panel's own pages. */
export function Logo() {
  return (
    <span className="peak-logo">
      <Mark />
      <span>Peak 1031</span>
    </span>
  )
}

/** The mark alone, where there is little room. */
export function Icon() {
  return <Mark />
}
