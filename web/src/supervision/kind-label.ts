import type { SupervisionKind } from '@yihu/core/supervision/supervision'
import { supervisionKindLabels } from '@yihu/core/supervision/supervision'

/** Kinds are data of the log: one that is no longer known is shown by its code. */
export function kindLabel(kind: string): { zh: string; en: string } {
  return Object.hasOwn(supervisionKindLabels, kind)
    ? supervisionKindLabels[kind as SupervisionKind]
    : { zh: kind, en: kind }
}
