import { Logo as PortalLogo } from '../ui/components/Logo'

/** The firm's mark and name on the panel's own pages. */
export function Logo() {
  return (
    <span className="peak-logo">
      <PortalLogo />
      <span>Peak 1031</span>
    </span>
  )
}

/** The logo alone, where there is little space. */
export function Icon() {
  return <PortalLogo />
}
