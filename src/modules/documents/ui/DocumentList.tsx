import { FileText, LockKeyhole } from 'lucide-react'
import type { DocumentRow } from '../reads/documents'
import { Card, Empty } from '../../../ui/components/Page'
import { writtenInstant } from '../../../ui/format/dates'

const SIZES = ['bytes', 'kB', 'MB', 'GB'] as const

/** A size as people say it: "20 kB". */
export function sizeInWords(bytes: number): string {
  const step = Math.min(SIZES.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  return `${amount < 10 && step > 0 ? amount.toFixed(1) : Math.round(amount)} ${SIZES[step]}`
}

/** The documents of an exchange that the person may see, newest first. */
export function DocumentList({
  documents,
  timeZone,
}: {
  documents: readonly DocumentRow[]
  timeZone: string
}) {
  if (documents.length === 0)
    return (
      <Empty title="No documents yet">
        What belongs to this exchange will appear here: agreements, notices, settlement statements, each with
        its versions.
      </Empty>
    )
  return (
    <Card>
      <ul aria-label="Documents" className="divide-y divide-edge">
        {documents.map(
          ({
            id,
            title,
            filename,
            filesize,
            version,
            category,
            accessLevel,
            pinRequired,
            uploadedBy,
            createdAt,
          }) => (
            <li key={id} className="flex gap-3 px-4 py-3">
              <FileText aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
              <div className="min-w-0">
                <p className="font-medium break-words">{title}</p>
                <p className="flex flex-wrap gap-x-3 text-13 text-ink-soft">
                  <span className="break-all">{filename}</span>
                  {filesize === null ? null : <span>{sizeInWords(filesize)}</span>}
                  {version && version > 1 ? <span>Version {version}</span> : null}
                  {category && category !== 'other' ? <span>{category}</span> : null}
                  <span>
                    {uploadedBy ?? 'The platform'}, {writtenInstant(createdAt, timeZone)}
                  </span>
                  {accessLevel === 'exchange' ? null : (
                    <span className="inline-flex items-center gap-1">
                      <LockKeyhole aria-hidden className="size-3.5" />
                      {accessLevel === 'staff' ? 'Staff only' : 'Chosen roles'}
                    </span>
                  )}
                  {pinRequired ? <span>Opens with a PIN</span> : null}
                </p>
              </div>
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}
