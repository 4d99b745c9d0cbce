'use client'
import { useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { PictureChooser } from '../../../ui/forms/PictureChooser'

const LARGEST = 256 * 1024
const KINDS = ['image/png', 'image/jpeg', 'image/webp']

function faultOf({ type, size }: File): string | null {
  if (!KINDS.includes(type)) return 'The picture must be PNG, JPEG or WebP. Yours was not changed.'
  return size > LARGEST
    ? `The picture is ${Math.ceil(size / 1024)} kB; it may be 256 kB at most. Yours was not changed.`
    : null
}

/** The API takes the bytes alone, without the address in front of them. */
const save = (data: string | null) =>
  data === null
    ? answerOf<unknown>(api.DELETE('/api/users/me/avatar'))
    : answerOf<unknown>(api.PUT('/api/users/me/avatar', { body: { data: data.split(',')[1] ?? '' } }))

/** The person's picture, or their initials while there is none. */
export function PicturePart({ initials, has }: { initials: string; has: boolean }) {
  const [version, setVersion] = useState(has ? 1 : 0)
  return (
    <div className="flex flex-col gap-3 rounded border border-edge bg-surface p-4">
      <PictureChooser
        what="picture"
        picture={
          version > 0 ? (
            <img
              src={`/api/users/me/avatar?v=${version}`}
              alt="Your picture"
              width={72}
              height={72}
              className="size-18 rounded-full object-cover"
            />
          ) : null
        }
        instead={
          <span
            aria-hidden
            className="grid size-18 place-items-center rounded-full bg-accent-ground text-24 font-semibold text-accent-strong"
          >
            {initials}
          </span>
        }
        kinds={KINDS}
        hint="PNG, JPEG or WebP, 256 kB at most."
        faultOf={faultOf}
        save={save}
        onSaved={(_, data) => setVersion(data === null ? 0 : Date.now())}
      />
    </div>
  )
}
