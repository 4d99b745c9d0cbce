'use client'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { ButtonLink } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Empty, Section } from '../../../ui/components/Page'
import { daysLeftInWords, writtenDate } from '../../../ui/format/dates'
import { NoticeCard } from './NoticeCard'
import { StatusPanel } from './StatusPanel'
import type { Identification } from './types'

type Props = { exchange: string; timeZone: string; staff: boolean }

/** What is identified in an exchange: the rules, the notices with their receipts, and what can be done. */
export function IdentificationView({ exchange, timeZone, staff }: Props) {
  const { body, failure, ask } = useApi(['identification', exchange], () =>
    api.GET('/api/exchanges/{id}/identification', { params: { path: { id: exchange } } }),
  )
  if (failure) return <Banner kind="failure">{failure}</Banner>
  if (!body) return <div aria-hidden className="skeleton h-80" />
  const inForce = body.notices.filter(({ state }) => state === 'SIGNED')
  const earlier = body.notices.filter(({ state }) => state !== 'SIGNED')
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <Period identification={body} staff={staff} />
        <Section title="Notices in force" id="notices">
          {inForce.length === 0 ? (
            <Empty title="No notice has been given yet">
              Identification is a signed writing that names the property you may buy. A message or a phone
              call does not count.
            </Empty>
          ) : null}
          <div className="flex flex-col gap-4">
            {inForce.map((notice) => (
              <NoticeCard
                key={notice.id}
                notice={notice}
                exchange={exchange}
                timeZone={timeZone}
                mayRevoke={body.mayRevoke}
                signer={body.signer}
                staff={staff}
                properties={body.properties ?? []}
                onChanged={ask}
              />
            ))}
          </div>
        </Section>
        {earlier.length > 0 ? (
          <Section title="Replaced and revoked" id="earlier">
            <div className="flex flex-col gap-4">
              {earlier.map((notice) => (
                <NoticeCard
                  key={notice.id}
                  notice={notice}
                  exchange={exchange}
                  timeZone={timeZone}
                  mayRevoke={false}
                  signer={null}
                  staff={false}
                  properties={[]}
                  onChanged={ask}
                />
              ))}
            </div>
          </Section>
        ) : null}
      </div>
      <Section title="The three rules" id="rules">
        <StatusPanel judged={body} />
        {body.warnings.map(({ code, message }) => (
          <p key={code} className="prose-width mt-3">
            {message}
          </p>
        ))}
        <p className="prose-width mt-3 text-13 text-ink-soft">
          One of the three is enough. Treasury Regulation 1.1031(k)-1(c)(4).
        </p>
      </Section>
    </div>
  )
}

function Period({
  identification: { state, deadline, daysLeft, maySign, mayRecordPaper, draft, exchange, items },
  staff,
}: {
  identification: Identification
  staff: boolean
}) {
  if (state === 'before-transfer')
    return (
      <Banner>
        The identification period begins on the day the property that is sold changes hands.
        {deadline ? ` It would end on ${writtenDate(deadline)}.` : ''}
      </Banner>
    )
  const paper = mayRecordPaper ? (
    <ButtonLink href={`/exchanges/${exchange}/identification/paper`}>Record a paper notice</ButtonLink>
  ) : null
  if (state === 'closed') {
    return (
      <div className="flex flex-col items-start gap-3">
        <Banner>
          The identification period ended on {deadline ? writtenDate(deadline) : 'day 45'}. Nothing can be
          added, replaced or revoked anymore.
        </Banner>
        {paper}
      </div>
    )
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="prose-width">
        Until the end of <strong>{deadline ? writtenDate(deadline) : 'day 45'}</strong>
        {daysLeft === null ? '' : ` (${daysLeftInWords(daysLeft)})`}{' '}
        {maySign
          ? 'you can name the property you may buy, replace the notice, or revoke it.'
          : 'the client can name property, replace the notice, or revoke it.'}
      </p>
      <div className="flex flex-wrap gap-2">
        {maySign ? (
          <ButtonLink look="primary" href={`/exchanges/${exchange}/identification/new`}>
            {draft ? 'Continue your notice' : items.length > 0 ? 'Replace the notice' : 'Name property'}
          </ButtonLink>
        ) : null}
        {!maySign && staff ? (
          <ButtonLink href={`/exchanges/${exchange}/identification/new`}>
            {draft ? 'Continue preparing it' : 'Prepare it for the client'}
          </ButtonLink>
        ) : null}
        {paper}
      </div>
    </div>
  )
}
