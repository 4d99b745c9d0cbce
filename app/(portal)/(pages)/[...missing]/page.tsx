import { notFound } from 'next/navigation'

/** Any address that is no room of the portal. */
export default function MissingPage() {
  notFound()
}
