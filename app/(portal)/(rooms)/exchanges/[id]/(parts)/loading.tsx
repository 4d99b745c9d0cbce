import { Bone, ListBones, Loading } from '@/src/ui/parts/Skeleton'

export default function ExchangeLoading() {
  return (
    <Loading>
      <Bone className="mb-3 h-4 w-40" />
      <Bone className="mb-2 h-8 w-2/3" />
      <Bone className="mb-5 h-6 w-1/2" />
      <div className="grid grid-cols-2 gap-4"><Bone className="h-28 rounded" /><Bone className="h-28 rounded" /></div>
      <Bone className="mt-8 mb-8 h-20 rounded" />
      <div className="grid gap-8 xl:grid-cols-[1fr_22rem]"><ListBones lines={8} /><ListBones lines={6} /></div>
    </Loading>
  )
}
