import { Bone, ListBones, Loading } from '@/src/ui/components/Skeleton'

export default function MailLoading() {
  return (
    <Loading>
      <Bone className="mb-6 h-8 w-24" />
      <Bone className="mb-4 h-9 w-48 rounded-full" />
      <ListBones lines={10} />
    </Loading>
  )
}
