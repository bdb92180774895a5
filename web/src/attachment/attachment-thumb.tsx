import {
  AudioOutlined,
  FileExcelOutlined,
  FilePdfOutlined,
  FileTextOutlined,
  FileWordOutlined,
  PictureOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { AttachmentView } from '@yihu/contract/attachments'
import type { OrderView } from '@yihu/contract/orders'
import type { ComponentType } from 'react'
import { useState } from 'react'
import { attachmentUrl } from './attachment-url.ts'

/**
 * A small picture of a photo, a sign for all else. On a confidential order a sign for photos, too: each look at one is
 * written down, and a page that is only opened must not look at all of them.
 */
export function AttachmentThumb({
  view,
  attachment,
}: {
  readonly view: OrderView
  readonly attachment: AttachmentView
}) {
  const { attachmentId, mediaType, removal } = attachment
  const [isBroken, setIsBroken] = useState(false)
  const isShown = mediaType.startsWith('image/') && !removal && !view.appeal.isConfidential && !isBroken
  if (isShown)
    return (
      <img
        className="thumb"
        src={attachmentUrl(view.orderId, attachmentId)}
        // The name stands beside it.
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setIsBroken(true)}
      />
    )
  const Sign = signs.find(([part]) => mediaType.includes(part))?.[1] ?? FileTextOutlined
  return <Sign className="thumb" aria-hidden />
}

const signs: readonly (readonly [part: string, sign: ComponentType<{ className: string }>])[] = [
  ['image/', PictureOutlined],
  ['audio/', AudioOutlined],
  ['video/', VideoCameraOutlined],
  ['pdf', FilePdfOutlined],
  ['wordprocessing', FileWordOutlined],
  ['spreadsheet', FileExcelOutlined],
]
