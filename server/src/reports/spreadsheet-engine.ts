import { createRequire } from 'node:module'

import { init } from 'excelize-wasm'
import { unzipSync, zipSync } from 'fflate'

type Engine = Awaited<ReturnType<typeof init>>
export type Workbook = ReturnType<Engine['NewFile']>

let loading: Promise<Engine> | undefined

/**
 * The spreadsheet library, loaded once at first use: about half a second and 100 MB, and each further load would
 * take as much again.
 */
export function spreadsheetEngine(): Promise<Engine> {
  loading ??= init(createRequire(import.meta.url).resolve('excelize-wasm/excelize.wasm.gz'))
  return loading
}

/** The library reports errors as values; here every error is a defect of ours. */
export function must<Outcome extends { error: string | null }>(outcome: Outcome): Outcome {
  if (outcome.error !== null) throw new Error(`spreadsheet: ${outcome.error}`)
  return outcome
}

/** The file's bytes, the same for the same content: zip entries carry a fixed time and stand in order of name. */
export function workbookBytes(workbook: Workbook): Uint8Array {
  // Typed as `BlobPart` of browsers; in Node it is bytes.
  const buffer: unknown = must(workbook.WriteToBuffer()).buffer
  if (!(buffer instanceof Uint8Array)) throw new TypeError('spreadsheet: no bytes')
  const parts = Object.entries(unzipSync(buffer))
  parts.sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(parts), { mtime: new Date(2024, 0, 1) })
}
