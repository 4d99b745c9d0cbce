'use client'
import { usePathname } from 'next/navigation'
import { TabLinks } from '../../../ui/components/TabLinks'

const EVERYBODY = [
  { href: '/tasks', name: 'List' },
  { href: '/tasks/board', name: 'Board' },
]
const STAFF = [...EVERYBODY, { href: '/tasks/templates', name: 'Templates' }]

/** The ways to look at tasks. */
export function TaskNav({ staff }: { staff: boolean }) {
  const pathname = usePathname()
  return (
    <TabLinks
      label="Ways to look at tasks"
      links={staff ? STAFF : EVERYBODY}
      isHere={(href) => pathname === href}
      className="mb-4"
    />
  )
}
