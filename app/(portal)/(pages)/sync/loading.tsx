import { Bone, ListBones, Loading } from '@/src/ui/components/Skeleton'

export default function SyncLoading() {
  return (
    <Loading>
      <Bone className="mb-6 h-8 w-72" />
      <Bone className="mb-4 h-10 w-full rounded" />
      <ListBones lines={4} />
      <Bone className="mt-10 mb-4 h-6 w-32" />
      <ListBones lines={6} />
    </Loading>
  )
}
