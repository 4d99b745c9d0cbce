import { settings } from '@/src/core/env'
import { timelineOf } from '@/src/modules/history'
import { getPageExchange } from '@/src/portal/pageExchange'
import { History } from '@/src/modules/history/ui/History'
import { Section } from '@/src/ui/components/Page'

type Args = { params: Promise<{ id: string }>; searchParams: Promise<{ show?: string | string[] }> }

const STEP = 50
const MOST = 500

/** Every change of an exchange that the person may know of: when, who, what it was before and after. */
export default async function HistoryPage({ params, searchParams }: Args) {
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const {
    session: { payload, actor },
  } = await getPageExchange(id)
  const shown = Math.min(MOST, Math.max(STEP, Math.trunc(Number(asked.show)) || STEP))
  const timeline = await timelineOf(payload, actor, id, { page: 1, limit: shown })
  return (
    <Section title="What happened" id="history">
      <History
        entries={timeline.docs}
        total={timeline.totalDocs}
        moreHref={shown < MOST ? `/exchanges/${id}/history?show=${shown + STEP}` : null}
        timeZone={settings().PP_FIRM_TIME_ZONE}
        details
      />
    </Section>
  )
}
