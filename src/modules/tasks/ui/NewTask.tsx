'use client'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../../../ui/components/Button'

// Loaded when it is opened, dialog and form together, so that the first field has the focus.
const NewTaskDialog = dynamic(async () => (await import('./NewTaskDialog')).NewTaskDialog)

/** Makes a task of an exchange, or of the firm. */
export function NewTask({
  exchange,
  onMade,
  primary = false,
}: {
  exchange: string | null
  onMade?: () => void
  primary?: boolean
}) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const made = () => {
    setOpen(false)
    if (onMade) onMade()
    else router.refresh()
  }
  return (
    <>
      <Button
        look={primary ? 'primary' : 'plain'}
        size={primary ? 'normal' : 'small'}
        onClick={() => setOpen(true)}
      >
        <Plus aria-hidden className="size-4" /> New task
      </Button>
      {open ? <NewTaskDialog exchange={exchange} onMade={made} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
