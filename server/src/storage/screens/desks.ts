import { listCoded } from '../reference.ts'
import type { Transaction } from '../storage.ts'

/** Special desks as a tree, by code. */
export async function listDeskTree(tx: Transaction) {
  return listCoded(tx, 'desks')
}

/** The codes of a desk and of all below it. */
export function deskAndBelow(
  desks: readonly { readonly code: string; readonly parentCode: string | null }[],
  code: string,
): string[] {
  const below = desks.filter(({ parentCode }) => parentCode === code)
  return [code, ...below.flatMap((desk) => deskAndBelow(desks, desk.code))]
}
