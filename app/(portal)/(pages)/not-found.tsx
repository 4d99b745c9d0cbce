import { NotFoundMessage } from '@/src/ui/parts/NotFoundMessage'

export default function PagesNotFound() {
  return <NotFoundMessage />
}
