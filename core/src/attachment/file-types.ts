/**
 * The files an order takes, by the media type their bytes show. A type that is not here is not taken: programs,
 * scripts, web pages and drawings that run (html, svg) are the ones that matter.
 */
export interface FileType {
  /** Endings a name may have; the first is given to a name without any. */
  readonly extensions: readonly string[]
  readonly zh: string
  readonly en: string
  /** Shown by the browser itself; all else is only ever saved. */
  readonly isImage?: true
}

/** Old Office and WPS documents are one container by their bytes; which of them it is, only the name says. */
export const oleMediaType = 'application/x-cfb'
export const textMediaType = 'text/plain'

export const fileTypes = {
  'image/jpeg': {
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    zh: 'JPEG 照片',
    en: 'JPEG photo',
    isImage: true,
  },
  'image/png': { extensions: ['png'], zh: 'PNG 图片', en: 'PNG picture', isImage: true },
  'image/webp': { extensions: ['webp'], zh: 'WebP 图片', en: 'WebP picture', isImage: true },
  'image/gif': { extensions: ['gif'], zh: 'GIF 图片', en: 'GIF picture', isImage: true },
  'application/pdf': { extensions: ['pdf'], zh: 'PDF 文档', en: 'PDF document' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    zh: 'Word 文档',
    en: 'Word document',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    zh: 'Excel 表格',
    en: 'Excel workbook',
  },
  [oleMediaType]: {
    extensions: ['doc', 'xls', 'wps', 'et'],
    zh: '旧版 Word、Excel 或 WPS 文档',
    en: 'older Word, Excel or WPS document',
  },
  'audio/mpeg': { extensions: ['mp3'], zh: 'MP3 录音', en: 'MP3 recording' },
  'audio/wav': { extensions: ['wav'], zh: 'WAV 录音', en: 'WAV recording' },
  'audio/amr': { extensions: ['amr'], zh: 'AMR 录音', en: 'AMR recording' },
  'audio/x-m4a': { extensions: ['m4a'], zh: 'M4A 录音', en: 'M4A recording' },
  // Many phones write their recordings as .m4a into the container of a film.
  'video/mp4': { extensions: ['mp4', 'm4a'], zh: 'MP4 视频', en: 'MP4 video' },
  [textMediaType]: { extensions: ['txt'], zh: '文本', en: 'plain text' },
} as const satisfies Record<string, FileType>

export type MediaType = keyof typeof fileTypes

/** The type of the table for a media type; undefined when such files are not taken. */
export function fileTypeOf(mediaType: string): FileType | undefined {
  return Object.hasOwn(fileTypes, mediaType) ? fileTypes[mediaType as MediaType] : undefined
}

/** Endings as people know them, one for a type and each of the older documents: for messages. */
export const knownExtensions: readonly string[] = Object.entries<FileType>(fileTypes).flatMap(
  ([mediaType, { extensions }]) => (mediaType === oleMediaType ? extensions : extensions.slice(0, 1)),
)

/** Every ending that is taken, in the order of the table: for the choice of a file. */
export const takenExtensions: readonly string[] = [
  ...new Set(Object.values<FileType>(fileTypes).flatMap(({ extensions }) => extensions)),
]
