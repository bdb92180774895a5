import { FileExcelOutlined, FilePdfOutlined, FileTextOutlined, FileWordOutlined } from '@ant-design/icons'
import type { BulletinFile } from '@yihu/contract/bulletins'
import { bulletinFiles } from '@yihu/contract/bulletins'
import { useBulletinWords } from './labels.ts'

interface IssuedFilesProps {
  readonly hrefOf: (file: BulletinFile) => string
  /** What tells these files from those of another bulletin: its number, or when it was built. */
  readonly of: string
}

const looks = {
  'bulletin.docx': { icon: <FileWordOutlined />, label: 'document' },
  'annex.xlsx': { icon: <FileExcelOutlined />, label: 'annex' },
  'bulletin.html': { icon: <FileTextOutlined />, label: 'page' },
  'bulletin.pdf': { icon: <FilePdfOutlined />, label: 'pdf' },
} as const

/** A bulletin as Word, annex workbook, web page and PDF. */
export function IssuedFiles({ hrefOf, of }: IssuedFilesProps) {
  const t = useBulletinWords()
  return (
    <span className="bulletin-downloads">
      {bulletinFiles.map((file) => (
        <a
          key={file}
          href={hrefOf(file)}
          download
          aria-label={t('fileOf', { file: t(looks[file].label), of })}
        >
          {looks[file].icon} {t(looks[file].label)}
        </a>
      ))}
    </span>
  )
}
