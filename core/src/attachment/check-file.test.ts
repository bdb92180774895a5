import { describe, expect, it } from 'vitest'
import { checkFile } from './check-file.ts'
import type { ReceivedFile } from './check-file.ts'
import { fileTypes } from './file-types.ts'
import type { FileType } from './file-types.ts'

const file = (change: Partial<ReceivedFile>) =>
  checkFile({ name: '现场.jpg', bytes: 10, sniffed: 'image/jpeg', isText: false, beginning: '', ...change })
const text = (name: string, beginning: string) => file({ name, sniffed: undefined, isText: true, beginning })

describe('a file is taken', () => {
  it.each(
    Object.entries<FileType>(fileTypes).flatMap(([mediaType, { extensions }]) =>
      extensions.map((extension) => [mediaType, extension] as const),
    ),
  )('when its bytes are %s and its name ends in .%s, in large letters too', (mediaType, extension) => {
    const sniffed = mediaType === 'text/plain' ? undefined : mediaType
    const name = `材料.${extension.toUpperCase()}`
    expect(file({ name, sniffed, isText: sniffed === undefined, beginning: '甲' })).toEqual({
      ok: true,
      value: { name, mediaType },
    })
  })

  it('without an ending, which is then given by its bytes', () => {
    expect(file({ name: '现场' })).toMatchObject({ ok: true, value: { name: '现场.jpg' } })
    expect(text('mz.txt', 'MZ 路段已修复')).toMatchObject({ ok: true })
    expect(text('说明', '路面已修复')).toMatchObject({ ok: true, value: { name: '说明.txt' } })
  })
})

describe('a file is refused', () => {
  it.each([
    ['an empty one', { bytes: 0, sniffed: undefined }, 'attachmentEmpty'],
    ['a program', { name: 'a.exe', sniffed: 'application/x-msdownload' }, 'attachmentTypeNotTaken'],
    ['a program called a photo', { sniffed: 'application/x-msdownload' }, 'attachmentTypeNotTaken'],
    ['a drawing that runs', { name: 'a.svg', sniffed: 'application/xml' }, 'attachmentTypeNotTaken'],
    ['an archive', { name: 'a.zip', sniffed: 'application/zip' }, 'attachmentTypeNotTaken'],
    [
      'a document with macros',
      { name: 'a.docm', sniffed: 'application/vnd.ms-word.document.macroenabled.12' },
      'attachmentTypeNotTaken',
    ],
    [
      'an installer, which is OLE too',
      { name: 'a.msi', sniffed: 'application/x-cfb' },
      'attachmentNameDiffers',
    ],
    ['a PDF called a photo', { sniffed: 'application/pdf' }, 'attachmentNameDiffers'],
    ['bytes that are nothing', { sniffed: undefined }, 'attachmentTypeNotTaken'],
    ['text that is not UTF-8', { name: '说明.txt', sniffed: undefined }, 'attachmentNotUtf8'],
  ] as const)('%s', (_, change, code) => {
    expect(file(change)).toMatchObject({ ok: false, code })
  })

  it.each([
    ['a.html', '<!DOCTYPE html><p>'],
    ['a.txt', '<!DOCTYPE html><p>'],
    ['a.txt', '\uFEFF\n  <svg xmlns="…">'],
    ['a.txt', '<?php system('],
    ['a', '#!/bin/sh\n'],
    ['a.txt', '@echo off'],
    ['a.js', 'alert(1)'],
    ['a.bat', 'del *'],
    ['a.jpg', 'alert(1)'],
    ['a.csv', '=cmd()'],
  ])('a page or script in words: %s beginning %j', (name, beginning) => {
    expect(text(name, beginning)).toMatchObject({ ok: false, code: 'attachmentTypeNotTaken' })
  })

  it('with what it is and what it may be called, where its name lies', () => {
    expect(file({ name: '合同.docx', sniffed: 'application/pdf' })).toMatchObject({
      details: { name: '合同.docx', found: { zh: 'PDF 文档' }, extensions: ['pdf'] },
    })
  })
})
