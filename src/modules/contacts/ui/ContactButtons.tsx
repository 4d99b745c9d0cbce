'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../../../ui/components/Button'
import { ContactDialog, NO_CONTACT, type ContactValues } from './ContactDialog'

/** Makes a contact and leads to it. */
export function NewContactButton() {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        New contact
      </Button>
      {open ? (
        <ContactDialog
          start={NO_CONTACT}
          onDone={({ id }) => router.push(`/contacts/${id}`)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}

type Props = { id: string; updatedAt: string; values: ContactValues }

/** Changes a contact that was made here. */
export function EditContactButton({ id, updatedAt, values }: Props) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  return (
    <>
      <Button onClick={() => setOpen(true)}>Edit</Button>
      {open ? (
        <ContactDialog
          start={values}
          record={{ id, updatedAt }}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
