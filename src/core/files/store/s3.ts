import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { Readable } from 'node:stream'
import type { Settings } from '../../env'
import { logger } from '../../logging'
import type { ByteStore } from './byteStore'

/** The smallest part that S3 takes, good for 50 GB. One is sent while the next one fills. */
const PART_BYTES = 5 * 1024 * 1024
const PARTS_AT_ONCE = 1

type Bucket = Pick<Settings, 'S3_REGION' | 'S3_ENDPOINT' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'> & {
  S3_BUCKET: string
}

function clientFor({ S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }: Bucket): S3Client {
  return new S3Client({
    region: S3_REGION,
    // Servers other than Amazon's have no host name for each bucket, and not all know its checksums.
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
    ...(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }
      : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5000, socketTimeout: 60_000 },
  })
}

/**
 * Ends uploads of an object that a killed process began: their parts take space until then. Not every
 * server lists them, and not every account may; the object itself is removed all the same.
 */
async function abortUploads(client: S3Client, Bucket: string, Key: string): Promise<void> {
  try {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }))
    for (const { UploadId } of Uploads)
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  } catch (error) {
    logger().warn({ err: error }, 'unfinished uploads of a removed file were not looked for')
  }
}

/** Files in a bucket: an object is there once all of its parts are. */
export function s3Store(bucket: Bucket): ByteStore {
  const client = clientFor(bucket)
  const Bucket = bucket.S3_BUCKET
  const keyOf = (id: string) => `files/${id.slice(-2)}/${id}`
  return {
    async write(id, content) {
      const upload = new Upload({
        client,
        params: { Bucket, Key: keyOf(id), Body: Readable.from(content, { objectMode: false }) },
        partSize: PART_BYTES,
        queueSize: PARTS_AT_ONCE,
      })
      await upload.done()
    },
    async read(id, span) {
      const range = span ? { Range: `bytes=${span.start}-${span.end}` } : {}
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(id), ...range }))
      if (!(Body instanceof Readable)) throw new Error('The bucket gave no stream.')
      return Body
    },
    async remove(id) {
      await abortUploads(client, Bucket, keyOf(id))
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(id) }))
    },
  }
}
