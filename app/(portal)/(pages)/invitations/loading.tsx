import { Bone, ListBones, Loading } from '@/src/ui/components/Skeleton'

export default function PeopleLoading() {
  return (
    <Loading>
      <Bone className="mb-6 h-8 w-32" />
      <Bone className="mb-4 h-9 w-40 rounded" />
      <ListBones lines={5} />
    </Loading>
  )
}
