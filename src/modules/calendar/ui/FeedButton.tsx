'use client'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/components/Button'
import { FeedDialog } from './FeedDialog'

/** Opens the way into a calendar program, for one exchange or all of them. */
export function FeedButton({ exchange }: { exchange: string | null }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size={exchange ? 'small' : 'normal'}
        look={exchange ? 'quiet' : 'plain'}
        onClick={() => setOpen(true)}
      >
        <CalendarPlus aria-hidden className="size-4" /> Add to my calendar
      </Button>
      {open ? <FeedDialog exchange={exchange} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
