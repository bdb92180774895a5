import { listenForCentreChanges } from '../storage/centre-changes.ts'
import type { Storage } from '../storage/storage.ts'

/** Lets a server forget what it keeps of a centre as soon as an administrator changes it, on whichever server. */
export async function watchCentres(storage: Storage, forget: () => void): Promise<{ stop(): Promise<void> }> {
  return listenForCentreChanges(storage, forget)
}
