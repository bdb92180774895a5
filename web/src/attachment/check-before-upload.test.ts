import { maxAttachmentBytes } from '@yihu/core/attachment/attachment'
import { expect, test } from 'vitest'
import { checkBeforeUpload } from './check-before-upload.ts'

test.each([
  ['空.png', 0, 'attachmentEmpty', '空.png'],
  ['录像.mp4', maxAttachmentBytes + 1, 'attachmentTooLarge', '20 MB'],
  ['程序.exe', 10, 'attachmentTypeNotTaken', 'jpg'],
] as const)('%s of %i bytes is refused before it is sent', (name, bytes, code, word) => {
  const problem = checkBeforeUpload(name, bytes)
  expect(problem?.code).toBe(code)
  expect(problem?.textIn('zh')).toContain(word)
  expect(problem?.textIn('en')).toContain(word)
})

test('all else is left to the server', () => {
  expect(checkBeforeUpload('现场.JPG', maxAttachmentBytes)).toBeUndefined()
  expect(checkBeforeUpload('现场', 10)).toBeUndefined()
})
