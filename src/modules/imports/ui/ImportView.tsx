'use client'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Banner } from '../../../ui/components/Banner'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { Section } from '../../../ui/components/Page'
import { CheckField } from '../../../ui/components/SelectField'
import { ColumnList } from './ColumnList'
import { FileChoices } from './FileChoices'
import { ImportRows } from './ImportRows'
import { PastImports } from './PastImports'
import { namesPeople, type Imported, type Preview } from './types'
import { LARGEST_MB, useImport } from './useImport'

/** More rows than anybody reads. */
const MOST_SHOWN = 500

/** What became of the rows of an import. */
function Outcome({ message, doc: { left, remarked } }: Imported) {
  return (
    <Section title="Done" id="done">
      <p role="status" className="mb-3">
        {message}{' '}
        {left.length > 0 ? `${left.length} ${left.length === 1 ? 'row was' : 'rows were'} left out:` : ''}
      </p>
      {left.length > 0 ? <ImportRows rows={left.slice(0, MOST_SHOWN)} total={left.length} /> : null}
      {remarked.length > 0 ? (
        <div className="mt-4">
          <p className="mb-3">
            {remarked.length === 1 ? 'One contact was' : `${remarked.length} contacts were`} added with a
            remark:
          </p>
          <ImportRows rows={remarked.slice(0, MOST_SHOWN)} total={remarked.length} added />
        </div>
      ) : null}
      <ButtonLink href="/contacts" className="mt-3">
        See the contacts
      </ButtonLink>
    </Section>
  )
}

const countsOf = ({ create, total, skip, error }: Preview['counts']) =>
  `${create} of ${total} will be added. Already there: ${skip}. With an error: ${error}.`

/** Takes contacts in from a file: choose it, say what its columns are, look at every row, then make them. It can be taken back. */
export function ImportView() {
  const past = useApi(['imports'], () => api.GET('/api/imports'))
  const work = useImport(() => past.ask())
  const { preview, mapping, waiting, done, failure } = work
  const named = namesPeople(mapping)

  return (
    <div className="flex flex-col gap-8">
      <label className="block max-w-xl text-15 font-medium">
        A CSV or Excel file (.xlsx), up to {LARGEST_MB} MB
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          onChange={(event) => void work.choose(event.target.files?.[0])}
          className="control mt-1 block min-h-11 w-full px-3 py-2 font-normal"
        />
        <span className="mt-1 block text-13 font-normal text-ink-soft">
          Exports of Outlook, Google, Apple, Salesforce, HubSpot, Clio and PracticePanther are recognized.
        </span>
      </label>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {waiting && !preview ? <div aria-hidden className="skeleton h-64" /> : null}
      {done ? <Outcome {...done} /> : null}
      {preview ? (
        <>
          <Section title="What the columns are" id="mapping">
            <div className="flex flex-col gap-6">
              <FileChoices preview={preview} onSay={(choice) => void work.say(choice)} />
              <ColumnList columns={preview.columns} mapping={mapping} onMap={(next) => void work.map(next)} />
              {named ? null : <Banner>Say which column has the name or the e-mail address.</Banner>}
            </div>
          </Section>
          {named ? (
            <Section title="What becomes of the rows" id="rows">
              <div className="flex flex-col gap-6">
                <CheckField
                  label="Add those that are there already, too"
                  hint="Recognized by the e-mail address, or without one by the name."
                  checked={work.twice}
                  onChange={(event) => void work.setTwice(event.target.checked)}
                />
                <p role="status" className="font-semibold">
                  {countsOf(preview.counts)}
                </p>
                <ImportRows rows={preview.rows} total={preview.counts.total} />
                <Button
                  look="primary"
                  className="self-start"
                  disabled={waiting || preview.counts.create === 0}
                  onClick={() => void work.commit()}
                >
                  {waiting
                    ? 'One moment …'
                    : `Add ${preview.counts.create} ${preview.counts.create === 1 ? 'contact' : 'contacts'}`}
                </Button>
              </div>
            </Section>
          ) : null}
        </>
      ) : null}
      <PastImports imports={past.body?.docs ?? []} onChanged={() => void past.ask()} />
    </div>
  )
}
