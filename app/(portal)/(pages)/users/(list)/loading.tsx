import { Bone, ListBones, Loading } from '@/src/ui/components/Skeleton'

export default function UsersLoading() {
  return (
    <Loading>
      <Bone className="mb-6 h-8 w-32" />
      <Bone className="mb-4 h-10 w-full rounded" />
      <ListBones lines={10} />
    </Loading>
  )
}
