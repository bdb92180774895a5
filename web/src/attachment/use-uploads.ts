import { useEffect, useState } from 'react'
import { newKey } from '../api/use-idempotency-key.ts'
import { useShowAttachment } from './attachment-cache.ts'
import { checkBeforeUpload } from './check-before-upload.ts'
import { uploadFile } from './upload-file.ts'
import type { UploadPlace } from './upload-file.ts'

/** A file on its way, or one that did not get there. */
export interface Upload {
  /** Also its idempotency key. */
  readonly id: string
  readonly file: File
  readonly name: string
  readonly sent: number
  /** Why it is not there; undefined while it is on its way. */
  readonly error?: unknown
}

/** Sends files one by one as they are chosen; those that arrive are shown in the order and named in `addedIds`. */
export function useUploads(place: UploadPlace) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [addedIds, setAddedIds] = useState<readonly string[]>([])
  const [lastAdded, setLastAdded] = useState<string>()
  const [running] = useState(() => new Map<string, AbortController>())
  const show = useShowAttachment(place.orderId)

  // A form that is closed takes what is still on its way along.
  useEffect(
    () => () => {
      for (const controller of running.values()) controller.abort()
    },
    [running],
  )

  const change = (id: string, changed: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...changed } : one)))
  const drop = (id: string) => setUploads((before) => before.filter((one) => one.id !== id))

  async function send({ id, file, name }: Upload): Promise<void> {
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const added = await uploadFile(file, place, {
        name,
        idempotencyKey: id,
        signal: controller.signal,
        onProgress: (sent) => change(id, { sent }),
      })
      show(added)
      drop(id)
      setAddedIds((before) => [...before, added.attachmentId])
      setLastAdded(added.fileName)
    } catch (error) {
      if (controller.signal.aborted) drop(id)
      else change(id, { error })
    } finally {
      running.delete(id)
    }
  }

  return {
    uploads,
    addedIds,
    lastAdded,
    isBusy: uploads.some(({ error }) => error === undefined),
    add: (files: Iterable<File>, nameOf: (file: File) => string = ({ name }) => name) => {
      const chosen = Array.from(files, (file): Upload => {
        const name = nameOf(file)
        const error = checkBeforeUpload(name, file.size)
        return { id: newKey(), file, name, sent: 0, ...(error ? { error } : {}) }
      })
      setUploads((before) => [...before, ...chosen])
      for (const upload of chosen) if (upload.error === undefined) void send(upload)
    },
    retry: (upload: Upload) => {
      change(upload.id, { sent: 0, error: undefined })
      void send(upload)
    },
    cancel: (id: string) => running.get(id)?.abort(),
    dismiss: drop,
  }
}
