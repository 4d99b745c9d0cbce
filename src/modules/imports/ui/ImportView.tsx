'use client'
import { useState, type ChangeEvent } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Section } from '../../../ui/components/Page'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { ImportRows } from './ImportRows'
import { PastImports } from './PastImports'
import { FIELD_NAMES, readFile, type Imported, type Mapping, type Preview, type SentFile } from './types'

/** What one request takes, once an Excel file is written as text. */
const LARGEST_MB = 1.4

/** Takes contacts in from a file: choose it, say what its columns are, look at every row, then make them. It can be taken back. */
export function ImportView() {
  const past = useApi(['imports'], () => api.GET('/api/imports'))
  const [file, setFile] = useState<SentFile | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [twice, setTwice] = useState(false)
  const [done, setDone] = useState<Imported | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function look(sent: SentFile, mapping: Mapping | null, duplicates: boolean) {
    setWaiting(true)
    const answer = await answerOf(
      api.POST('/api/imports/contacts/preview', {
        body: { ...sent, duplicates: duplicates ? 'create' : 'skip', ...(mapping ? { mapping } : {}) },
      }),
    )
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) setPreview(answer.body)
  }
  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const chosen = event.target.files?.[0]
    setPreview(null)
    setDone(null)
    setFile(null)
    if (!chosen) return
    if (chosen.size > LARGEST_MB * 1_000_000)
      return setFailure(`The file is larger than ${LARGEST_MB} MB: split it.`)
    const sent = await readFile(chosen)
    setFile(sent)
    await look(sent, null, twice)
  }
  const map = (field: string, header: string) => {
    if (!file || !preview) return
    const { [field]: _before, ...rest } = preview.mapping
    void look(file, header ? { ...rest, [field]: header } : rest, twice)
  }
  async function commit() {
    if (!file || !preview) return
    setWaiting(true)
    const answer = await answerOf(
      api.POST('/api/imports/contacts', {
        body: { ...file, mapping: preview.mapping, duplicates: twice ? 'create' : 'skip' },
      }),
    )
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setDone(answer.body)
    setPreview(null)
    await past.ask()
  }

  return (
    <div className="flex flex-col gap-8">
      <label className="block max-w-xl text-15 font-medium">
        A CSV or Excel file (.xlsx), up to {LARGEST_MB} MB
        <input
          type="file"
          accept=".csv,.xlsx,text/csv"
          onChange={(event) => void choose(event)}
          className="control mt-1 block min-h-11 w-full px-3 py-2 font-normal"
        />
      </label>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {waiting && !preview ? <div aria-hidden className="skeleton h-64" /> : null}
      {done ? (
        <Section title="Done" id="done">
          <p role="status" className="mb-3">
            {done.message}{' '}
            {done.doc.left.length > 0
              ? `${done.doc.left.length} ${done.doc.left.length === 1 ? 'row was' : 'rows were'} left out:`
              : ''}
          </p>
          {done.doc.left.length > 0 ? <ImportRows rows={done.doc.left} total={done.doc.left.length} /> : null}
          <ButtonLink href="/contacts" className="mt-3">
            See the contacts
          </ButtonLink>
        </Section>
      ) : null}
      {preview ? (
        <Section title="What the columns are" id="mapping">
          <div className="flex flex-col gap-6">
            <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
              {Object.entries(FIELD_NAMES).map(([field, name]) => (
                <SelectField
                  key={field}
                  label={name}
                  value={preview.mapping[field] ?? ''}
                  onChange={(event) => map(field, event.target.value)}
                >
                  <option value="">Not in the file</option>
                  {preview.headers.map((header) => (
                    <option key={header} value={header}>
                      {header}
                    </option>
                  ))}
                </SelectField>
              ))}
            </div>
            <CheckField
              label="Add those that are there already, too"
              hint="Recognized by the e-mail address, or without one by the name."
              checked={twice}
              onChange={(event) => {
                setTwice(event.target.checked)
                if (file) void look(file, preview.mapping, event.target.checked)
              }}
            />
            <p role="status" className="font-semibold">
              {preview.counts.create} of {preview.counts.total} will be added. Already there:{' '}
              {preview.counts.skip}. With an error: {preview.counts.error}.
            </p>
            <ImportRows rows={preview.rows} total={preview.counts.total} />
            <Button
              look="primary"
              className="self-start"
              disabled={waiting || preview.counts.create === 0}
              onClick={() => void commit()}
            >
              {waiting
                ? 'One moment …'
                : `Add ${preview.counts.create} ${preview.counts.create === 1 ? 'contact' : 'contacts'}`}
            </Button>
          </div>
        </Section>
      ) : null}
      <PastImports imports={past.body?.docs ?? []} onChanged={() => void past.ask()} />
    </div>
  )
}
