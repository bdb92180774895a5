import type { OrderView } from '@yihu/contract/orders'
import type { Answer, Call, Person } from './api-client.ts'
import { sampleFiles } from './sample-files.ts'

interface Given {
  readonly name?: string
  readonly purpose?: string
  readonly bytes?: Buffer
  readonly assignmentId?: string
  readonly key?: Call['key']
}

/** Adds a file to an order as somebody; a photo in evidence, when nothing else is said. */
export async function attachOverHttp(
  person: Person,
  { orderId }: Pick<OrderView, 'orderId'>,
  { name = '现场.png', purpose = 'evidence', bytes = sampleFiles.png, assignmentId, key }: Given = {},
): Promise<Answer<'addAttachment'>> {
  return person.call('addAttachment', {
    params: { orderId },
    query: { name, purpose, assignmentId },
    // What the sender says it is counts for nothing.
    headers: { 'content-type': 'image/webp' },
    body: bytes,
    ...(key === undefined ? {} : { key }),
  })
}
