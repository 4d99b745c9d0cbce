import { Bone, Loading } from '@/src/ui/components/Skeleton'

export default function SettingsLoading() {
  return (
    <Loading>
      <Bone className="mb-6 h-8 w-32" />
      <div className="flex max-w-2xl flex-col gap-8">
        {['sign-in', 'exchanges', 'tasks'].map((part) => (
          <div key={part} className="flex flex-col gap-3">
            <Bone className="h-6 w-40" /> <Bone className="h-32" />
          </div>
        ))}
      </div>
    </Loading>
  )
}
