'use client'
import { useEffect, useState } from 'react'
import { answerOf, api, type AnswerTo } from '../../../ui/api-client/client'
import { Fact } from '../../../ui/components/Fact'
import { Banner } from '../../../ui/components/Banner'
import { Card, PageTitle, Section } from '../../../ui/components/Page'
import { Bone, Loading } from '../../../ui/components/Skeleton'
import { writtenInstant } from '../../../ui/format/dates'
import { MessageBody } from './MessageBody'
import { StateBadge } from './StateBadge'
import { CHANNEL_NAMES, kindName, STATE_MEANINGS } from './words'

type Message = AnswerTo<'get', '/api/admin/outbox/{id}'>
type Asked = { message?: Message; failure?: 'missing' | 'unreachable' }

async function ask(id: string): Promise<Asked> {
  const answer = await answerOf(api.GET('/api/admin/outbox/{id}', { params: { path: { id } } }))
  if (answer.ok) return { message: answer.body }
  return { failure: answer.status === 404 ? 'missing' : 'unreachable' }
}

const NO_WORDS = 'The text is not kept: it had a code or a link for its reader alone.'

/** One message. It is asked for when it is opened, because the reading of a secret is audited. */
export function MessageView({ id, timeZone }: { id: string; timeZone: string }) {
  const [{ message, failure }, setAsked] = useState<Asked>({})
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    void ask(id).then((answer) => {
      if (current) setAsked(answer)
    })
    return () => {
      current = false
    }
  }, [id, turn])
  if (failure === 'missing')
    return <PageTitle title="Message not found" lead="There is no such message in the outbox." />
  if (failure)
    return (
      <>
        <PageTitle title="Message" />
        <Banner kind="failure">
          The message could not be read.{' '}
          <button
            type="button"
            onClick={() => setTurn(turn + 1)}
            className="rounded-sm font-medium text-accent underline"
          >
            Try again
          </button>
        </Banner>
      </>
    )
  if (!message)
    return (
      <Loading>
        <Bone className="mb-6 h-8 w-72" />
        <Bone className="h-64 w-full rounded" />
      </Loading>
    )
  const { subject, channel, recipient, kind, state, attempts, error, createdAt, sentAt, text, secret } =
    message
  return (
    <>
      <PageTitle title={subject || kindName(kind)} />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Section title="What it says" id="words" className="flex flex-col">
          {secret && text ? (
            <div className="mb-3">
              <Banner>It has a code or a link for its reader. The audit log shows that you read it.</Banner>
            </div>
          ) : null}
          <Card>
            {text ? <MessageBody text={text} /> : <p className="px-4 py-4 text-ink-soft">{NO_WORDS}</p>}
          </Card>
        </Section>
        <Section title="Delivery" id="state">
          <Card>
            <dl className="divide-y divide-edge">
              <Fact label="State">
                <StateBadge state={state} />{' '}
                <span className="block text-13 text-ink-soft">{STATE_MEANINGS[state]}</span>
              </Fact>
              <Fact label={CHANNEL_NAMES[channel]}>
                To <span className="break-all">{recipient}</span>
              </Fact>
              <Fact label="About">{kindName(kind)}</Fact>
              <Fact label="Written">{writtenInstant(createdAt, timeZone)}</Fact>
              {sentAt ? <Fact label="Sent">{writtenInstant(sentAt, timeZone)}</Fact> : null}
              {attempts > 1 ? <Fact label="Attempts">{attempts}</Fact> : null}
              {error ? <Fact label="Answer of the server">{error}</Fact> : null}
            </dl>
          </Card>
        </Section>
      </div>
    </>
  )
}
