import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import { errorMessage, foreignProblem, ProblemError } from '../api/problem-error.ts'
import { useLanguage } from '../language/language.ts'
import { saveFile } from '../layout/save-rows.ts'
import { useListWords } from './labels.ts'

type Format = 'xlsx' | 'csv'

interface FileMenuProps {
  readonly urlOf: (format: Format) => string
  /** Where the server names no file. */
  readonly fallbackName: string
}

/** Takes what is shown as a file; says how much has come, and can be called off. */
export function FileMenu({ urlOf, fallbackName }: FileMenuProps) {
  const words = useListWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const running = useRef<AbortController>(null)
  const [received, setReceived] = useState<number>()

  async function take(format: Format) {
    const controller = new AbortController()
    running.current = controller
    setReceived(0)
    try {
      const { blob, name, total } = await download(urlOf(format), controller.signal, setReceived)
      saveFile(name || `${fallbackName}.${format}`, blob)
      void message.success(words('exported', { total }))
    } catch (error) {
      if (!controller.signal.aborted) void message.error(errorMessage(error, language))
    } finally {
      setReceived(undefined)
    }
  }

  if (received !== undefined)
    return (
      <span className="labelled">
        <output>{words('exporting', { size: sizeText(received) })}</output>
        <Button onClick={() => running.current?.abort()}>{words('stopExport')}</Button>
      </span>
    )
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: words('exportXlsx'), onClick: () => void take('xlsx') },
          { key: 'csv', label: words('exportCsv'), onClick: () => void take('csv') },
        ],
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />}>{words('export')}</Button>
    </Dropdown>
  )
}

async function download(url: string, signal: AbortSignal, onReceived: (bytes: number) => void) {
  const reply = await fetch(url, { credentials: 'same-origin', signal })
  if (!reply.ok || !reply.body) {
    const body: unknown = await reply.json().catch(() => ({}))
    throw new ProblemError({ ...foreignProblem(reply.status), ...(body as object) })
  }
  const parts: BlobPart[] = []
  let bytes = 0
  const reader = reply.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    bytes += part.value.length
    onReceived(bytes)
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(reply.headers.get('content-disposition') ?? '')?.[1]
  return {
    blob: new Blob(parts, { type: reply.headers.get('content-type') ?? '' }),
    name: name === undefined ? '' : decodeURIComponent(name),
    total: Number(reply.headers.get('x-total-orders') ?? 0),
  }
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
