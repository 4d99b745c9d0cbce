import { NotHere } from '@/src/ui/parts/NotHere'

export default function RoomsNotFound() {
  return <NotHere />
}
