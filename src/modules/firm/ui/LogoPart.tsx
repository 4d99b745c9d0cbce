'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { PictureChooser } from '../../../ui/forms/PictureChooser'

const LARGEST = 512 * 1024
const KINDS = ['image/png', 'image/jpeg']

function faultOf({ type, size }: File): string | null {
  if (!KINDS.includes(type)) return 'The logo must be a PNG or JPEG picture. Nothing was changed.'
  return size > LARGEST
    ? `The picture is ${Math.ceil(size / 1024)} kB; it may be 512 kB at most. Nothing was changed.`
    : null
}

/** The picture of the firm. */
export function LogoPart({ logo: first }: { logo: string | null }) {
  const [logo, setLogo] = useState(first)
  const router = useRouter()
  return (
    <div className="flex flex-col gap-3">
      <PictureChooser
        what="logo"
        picture={
          logo ? (
            <img
              src={logo}
              alt="Logo of the firm"
              className="h-14 max-w-48 rounded bg-[white] object-contain p-1"
            />
          ) : null
        }
        kinds={KINDS}
        hint="PNG or JPEG, 512 kB at most. It is shown on white, on pages and on letters."
        faultOf={faultOf}
        save={(data) => answerOf(api.PUT('/api/admin/firm', { body: { logo: data } }))}
        onSaved={(firm) => {
          setLogo(firm.logo)
          // The frame of the page shows it, too.
          router.refresh()
        }}
      />
    </div>
  )
}
