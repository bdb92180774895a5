import { actionNames } from './actions.ts'
import type { ActionName } from './actions.ts'

/**
 * What is said of one talk with one person, and therefore never of many orders at once: five hundred call-backs written
 * down with one click were not made, and are what the rates of a bulletin would rest on (domain B3; R7.9).
 */
const oneByOne: ReadonlySet<ActionName> = new Set<ActionName>(['recordContact', 'recordCallback'])

/** Actions that may be taken on many orders at once. */
export const bulkActionNames = actionNames.filter((action) => !oneByOne.has(action))
