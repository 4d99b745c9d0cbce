'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { TaskForm } from './TaskForm'

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
      {open ? (
        <Dialog
          title={exchange ? 'A new task in this exchange' : 'A new task for the firm'}
          onClose={() => setOpen(false)}
        >
          <TaskForm task={null} exchange={exchange} onDone={made} onBack={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  )
}
