'use client'
import { Bell as BellIcon } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Dialog } from '../../../ui/components/Dialog'
import { NoticeList } from './NoticeList'

const MOST = 99
/** How often is asked whether there is something new, while somebody looks. */
const EVERY_MS = 60_000

/** The number of unread notifications; opens the list. */
export function Bell() {
  const { body, ask } = useApi(['unread'], () =>
    api.GET('/api/notifications', {
      params: { query: { limit: 1, depth: 0, where: { readAt: { exists: false } } } },
    }),
  )
  const [open, setOpen] = useState(false)
  const pathname = usePathname()
  useEffect(() => {
    void ask()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [ask, pathname])

  const unread = body?.totalDocs ?? 0
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label={unread > 0 ? `Notifications, ${unread} not read` : 'Notifications'}
        className="relative grid size-10 place-items-center rounded hover:bg-sunken"
      >
        <BellIcon aria-hidden className="size-5" />
        {unread > 0 ? (
          <span
            aria-hidden
            className="figures absolute top-0.5 right-0 min-w-4.5 rounded-full bg-accent px-1 text-center text-12 font-semibold text-on-accent"
          >
            {unread > MOST ? `${MOST}+` : unread}
          </span>
        ) : null}
      </button>
      {open ? (
        <Dialog
          title="Notifications"
          onClose={() => {
            setOpen(false)
            void ask()
          }}
        >
          <NoticeList onFollow={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  )
}
