import type { Metadata } from 'next'
import { ImportView } from '@/src/modules/imports/ui/ImportView'
import { PageTitle } from '@/src/ui/components/Page'

export const metadata: Metadata = { title: 'Contacts from a file' }

/** Contacts from a CSV or Excel file. */
export default function ImportPage() {
  return (
    <>
      <PageTitle
        title="Contacts from a file"
        lead="Nothing is saved before you have seen every row. You can undo an import."
      />
      <ImportView />
    </>
  )
}
