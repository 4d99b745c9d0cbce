'use client'
import { useRef, useState } from 'react'
import { answerOf, api } from '../../../../ui/api-client/client'
import { Button } from '../../../../ui/components/Button'
import { Dialog } from '../../../../ui/components/Dialog'
import { Banner } from '../../../../ui/components/Banner'
import { ApiForm, FormButtons } from '../../../../ui/forms/ApiForm'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { ActionFields, changeOf, schema } from './ActionFields'
import { Results } from './Results'
import { ACTION_NAMES, type BulkAction, type BulkAnswer, type BulkChange, type Which } from './types'

type Props = {
  action: BulkAction
  which: Which
  count: number
  coordinators: readonly { value: string; name: string }[]
  onClose: () => void
  onDone: () => void
}

/** Hands a file over to the browser. */
function download(text: string, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Changes many exchanges at once: first what would change, then the change itself, with a result for each. */
export function BulkDialog({ action, which, count, coordinators, onClose, onDone }: Props) {
  const [answer, setAnswer] = useState<BulkAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const change = useRef<BulkChange>({ action: 'export' })

  function show(body: BulkAnswer) {
    if (body.csv !== undefined) download(body.csv, body.fileName ?? 'exchanges.csv')
    setAnswer(body)
  }
  const post = (preview: boolean) =>
    api.POST('/api/exchanges/bulk', { body: { ...change.current, ...which, preview } })
  async function perform() {
    setWaiting(true)
    const result = await answerOf(post(false))
    setWaiting(false)
    setFailure(result.ok ? null : result.message)
    if (!result.ok) return
    show(result.body)
    onDone()
  }
  const form = useApiForm({
    schema,
    values: { coordinator: '', status: '', reason: '', add: '', remove: '', back: false },
    submit: (given) => {
      change.current = changeOf(action, given)
      return answerOf(post(action !== 'export'))
    },
    onDone: show,
  })

  const exported = answer !== null && action === 'export'
  return (
    <Dialog
      title={`${ACTION_NAMES[action]}: ${count} ${count === 1 ? 'exchange' : 'exchanges'}`}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        {answer === null ? (
          <ApiForm form={form} label={ACTION_NAMES[action]}>
            <ActionFields
              action={action}
              coordinators={coordinators}
              field={form.field}
              back={form.check('back')}
            />
            <FormButtons
              form={form}
              submit={action === 'export' ? 'Export' : 'Show what would change'}
              busy="One moment …"
              onCancel={onClose}
            />
          </ApiForm>
        ) : null}
        {exported ? (
          <p role="status">
            {answer.total} {answer.total === 1 ? 'exchange was' : 'exchanges were'} written to{' '}
            {answer.fileName}.
          </p>
        ) : null}
        {answer && !exported ? <Results answer={answer} /> : null}
        {answer && !exported && answer.preview ? (
          <div className="flex gap-2">
            <Button look="primary" disabled={waiting || answer.changed === 0} onClick={() => void perform()}>
              {waiting ? 'Changing …' : `Change ${answer.changed}`}
            </Button>
            <Button onClick={() => setAnswer(null)}>Back</Button>
          </div>
        ) : null}
        {answer && !answer.preview ? (
          <Button className="self-start" onClick={onClose}>
            Close
          </Button>
        ) : null}
      </div>
    </Dialog>
  )
}
