import { notFound } from 'next/navigation'

/** Any address that is not a page of the portal. */
export default function MissingPage() {
  notFound()
}
