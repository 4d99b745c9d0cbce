import { settings } from '@/src/core/env'
import { readDocuments } from '@/src/modules/documents'
import { getPageExchange } from '@/src/portal/pageExchange'
import { DocumentList } from '@/src/modules/documents/ui/DocumentList'
import { Section } from '@/src/ui/components/Page'

type Args = { params: Promise<{ id: string }> }

/** The documents of one exchange. */
export default async function DocumentsPage({ params }: Args) {
  const { session, exchange } = await getPageExchange((await params).id)
  const documents = await readDocuments(session.payload, session.user, exchange.id)
  return (
    <Section title="Documents" id="documents">
      <DocumentList documents={documents} timeZone={settings().PP_FIRM_TIME_ZONE} />
    </Section>
  )
}
