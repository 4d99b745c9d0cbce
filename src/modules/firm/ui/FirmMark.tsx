import { Logo } from '../../../ui/components/Logo'

/** The picture of the firm, or the mark of the platform while it has none. */
export function FirmMark({ logo }: { logo: string | null }) {
  return logo ? (
    <img src={logo} alt="" className="h-8 max-w-20 shrink-0 rounded bg-[white] object-contain p-0.5" />
  ) : (
    <Logo className="size-8 shrink-0" />
  )
}
