import { NotFoundMessage } from '@/src/ui/components/NotFoundMessage'

export default function PagesNotFound() {
  return <NotFoundMessage />
}
