import { listCoded } from '../reference.ts'
import type { Transaction } from '../storage.ts'

/** Special desks as a tree, by code. */
export async function listDeskTree(tx: Transaction) {
  return listCoded(tx, 'desks')
}
