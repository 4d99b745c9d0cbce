import { Bone, ListBones, Loading } from '@/src/ui/components/Skeleton'

export default function DeadlinesLoading() {
  return (
    <Loading>
      <Bone className="mb-6 h-8 w-48" />
      <ListBones lines={10} />
    </Loading>
  )
}
