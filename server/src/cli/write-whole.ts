import { rename, rm, writeFile } from 'node:fs/promises'
import { Stop } from './settings.ts'

/** Writes a file whole or not at all: beside its place first, then moved there. A full disk leaves nothing behind. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  try {
    await writeFile(draft, bytes, { flush: true })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw cannotWrite(file, error as NodeJS.ErrnoException)
  }
}

function cannotWrite(file: string, error: NodeJS.ErrnoException): Stop {
  const causes: Readonly<Record<string, readonly [zh: string, en: string]>> = {
    ENOSPC: ['磁盘已满', 'the disk is full'],
    EDQUOT: ['磁盘配额已满', 'the disk quota is used up'],
    EFBIG: ['超过文件大小限制', 'the file size limit is reached'],
    ENOENT: ['文件夹不存在', 'the folder does not exist'],
    EACCES: ['没有写入权限', 'no permission to write'],
    EROFS: ['文件系统只读', 'the file system is read-only'],
    EISDIR: ['这是一个文件夹', 'it is a folder'],
  }
  const [zh, en] = causes[error.code ?? ''] ?? [error.message, error.message]
  return new Stop(
    `写不了 ${file}：${zh}。没有留下残缺文件。\n${file} cannot be written: ${en}. Nothing half-written was left.`,
  )
}
