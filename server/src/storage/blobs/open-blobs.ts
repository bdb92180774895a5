import type { Blobs } from './blobs.ts'
import { diskBlobs } from './disk-blobs.ts'
import { s3Blobs } from './s3-blobs.ts'
import type { S3Settings } from './s3-blobs.ts'

/** The store of attachments the settings name: one that speaks S3, or else the data directory. Makes nothing yet. */
export function openBlobs(settings: { dataDir: string; s3: S3Settings | undefined }): Blobs {
  return settings.s3 ? s3Blobs(settings.s3, settings.dataDir) : diskBlobs(settings.dataDir)
}
