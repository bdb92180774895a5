import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FileReply } from './handler.ts'

/**
 * Sends a file. It is saved unless it says that it may be shown; either way the browser believes the type given here and
 * runs nothing that may be in it, as the file of a stranger is served from the very site whose session the reader has.
 */
export function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  const name = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  void reply
    .type(file.type)
    .header('content-disposition', `${file.isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', file.etag === undefined ? 'no-store' : 'private, no-cache')
  if (file.size !== undefined) void reply.header('content-length', file.size)
  if (file.etag !== undefined) void reply.header('etag', file.etag)
  if (file.etag !== undefined && reply.request.headers['if-none-match'] === file.etag) {
    if (file.bytes instanceof Readable) file.bytes.destroy()
    return reply.code(304).removeHeader('content-length').send()
  }
  return reply.send(streamOf(file.bytes))
}

/** Bytes that are there at once are sent with their length; parts are sent as they are made. */
function streamOf(bytes: FileReply['bytes']): Buffer | Readable {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes)
  return bytes instanceof Readable ? bytes : Readable.from(bytes)
}
