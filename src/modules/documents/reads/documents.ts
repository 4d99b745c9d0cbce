import type { Payload, TypedUser } from 'payload'

/** A document as its line has it. */
export type DocumentRow = {
  id: string
  title: string
  filename: string | null
  filesize: number | null
  version: number | null
  category: string | null
  accessLevel: 'exchange' | 'staff' | 'restricted'
  pinRequired: boolean
  uploadedBy: string | null
  createdAt: string
}

const SHOWN = 200

const nameOf = (person: unknown): string | null =>
  person instanceof Object && 'displayName' in person && typeof person.displayName === 'string'
    ? person.displayName
    : null

/** The documents of an exchange, newest first, under the reader's own rules. */
export async function readDocuments(
  payload: Payload,
  user: TypedUser,
  exchange: string,
): Promise<DocumentRow[]> {
  const { docs } = await payload.find({
    collection: 'documents',
    where: { and: [{ exchange: { equals: exchange } }, { archived: { not_equals: true } }] },
    sort: '-createdAt,id',
    limit: SHOWN,
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  })
  return docs.map(
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
    }) => ({
      id,
      title,
      filename: filename ?? null,
      filesize: filesize ?? null,
      version: version ?? null,
      category: category ?? null,
      accessLevel,
      pinRequired: pinRequired ?? false,
      uploadedBy: nameOf(uploadedBy),
      createdAt,
    }),
  )
}
