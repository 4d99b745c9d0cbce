import { ListBones, Loading } from '@/src/ui/components/Skeleton'

/** What stands below the header and the tabs, which are there already. */
export default function ExchangePartLoading() {
  return (
    <Loading>
      <div className="grid gap-8 xl:grid-cols-[1fr_22rem]">
        <ListBones lines={8} />
        <ListBones lines={6} />
      </div>
    </Loading>
  )
}
