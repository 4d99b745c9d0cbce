import { Bone, ListBones, Loading } from '@/src/ui/components/Skeleton'

export default function ExchangesLoading() {
  return (
    <Loading>
      <Bone className="mb-6 h-8 w-40" />
      <Bone className="mb-4 h-10 w-full rounded" />
      <ListBones lines={14} />
    </Loading>
  )
}
