import { Bone, ListBones, Loading } from '@/src/ui/components/Skeleton'

export default function HomeLoading() {
  return (
    <Loading>
      <Bone className="h-8 w-32" />
      <Bone className="mt-2 mb-6 h-5 w-56" />
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {[0, 1, 2].map((thing) => (
          <Bone key={thing} className="h-40 rounded" />
        ))}
      </div>
      <Bone className="mt-10 h-36 rounded" />
      <div className="mt-10 grid gap-10 xl:grid-cols-[2fr_1fr]">
        <ListBones lines={8} />
        <ListBones lines={5} />
      </div>
    </Loading>
  )
}
