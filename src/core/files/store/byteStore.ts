import path from 'node:path'
import type { Readable } from 'node:stream'
import { settings, type Settings } from '../../env'
import type { Span } from './chunks'
import { diskStore } from './disk'

/** Where the bytes of a file are. */
export type Location = 'disk' | 's3'

/** A store of bytes by id. What is there under an id is complete, and is never written again. */
export type ByteStore = {
  /** Returns once everything is stored for good; when it throws, nothing is there under the id. */
  write(id: string, content: AsyncIterable<Uint8Array>): Promise<void>
  /** @throws when there are none */
  read(id: string, span: Span | null): Promise<Readable>
  /** Removes them, and what a killed process left of them; nothing to remove is no error. */
  remove(id: string): Promise<void>
}

/** Where new files go. */
export const currentLocation = (): Location => (settings().S3_BUCKET ? 's3' : 'disk')

const opened = new WeakMap<Settings, Map<Location, Promise<ByteStore>>>()

async function open(location: Location): Promise<ByteStore> {
  const { DATA_DIR, S3_BUCKET } = settings()
  if (location === 'disk') return diskStore(path.resolve(DATA_DIR, 'files'))
  if (!S3_BUCKET) throw new Error('A file is in a bucket, and S3_BUCKET is not set.')
  // A large library, which an installation without a bucket never loads.
  const { s3Store } = await import('./s3')
  return s3Store({ ...settings(), S3_BUCKET })
}

/** The store of that name with the present settings. */
export function storeAt(location: Location): Promise<ByteStore> {
  const present = settings()
  const stores = opened.get(present) ?? new Map<Location, Promise<ByteStore>>()
  opened.set(present, stores)
  const store = stores.get(location) ?? open(location)
  stores.set(location, store)
  return store
}
