import { useMemo, useRef } from 'react'

export interface ScoreFocus {
  /** Where the table stands on the page. */
  readonly table: React.RefObject<HTMLDivElement | null>
  /** Puts the focus on the cell whose turn it is, after a drawer has closed. */
  readonly restore: () => void
}

/** The drawer and the table know each other by this alone: who closes gives the focus back to the cell. */
export function useScoreFocus(): ScoreFocus {
  const table = useRef<HTMLDivElement>(null)
  return useMemo(
    () => ({
      table,
      restore: () => table.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus(),
    }),
    [],
  )
}
