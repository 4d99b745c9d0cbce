'use client'
import { Dialog } from '../../../ui/components/Dialog'
import { TaskForm } from './TaskForm'

type Props = { exchange: string | null; onMade: () => void; onClose: () => void }

/** Asks for a new task, of an exchange or of the firm. */
export function NewTaskDialog({ exchange, onMade, onClose }: Props) {
  return (
    <Dialog title={exchange ? 'A new task in this exchange' : 'A new task for the firm'} onClose={onClose}>
      <TaskForm task={null} exchange={exchange} onDone={onMade} onBack={onClose} />
    </Dialog>
  )
}
