import type { ReactNode } from 'react'
import { useId } from 'react'

interface DeskFieldProps {
  readonly label: string
  readonly problem?: string | undefined
  /** Shown beside the label: a hint, a suggestion with its button. */
  readonly aside?: ReactNode
  readonly isWide?: boolean
  readonly isNeeded?: boolean
  /** Gets what an input needs to be named and described. */
  readonly children: (input: InputProps) => ReactNode
}

export interface InputProps {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
  readonly status?: 'error'
}

/** One input with its label, its problem in words, and what may be said about it. */
export function DeskField({
  label,
  problem,
  aside,
  isWide = false,
  isNeeded = false,
  children,
}: DeskFieldProps) {
  const id = useId()
  const wrong =
    problem === undefined
      ? {}
      : ({ 'aria-invalid': true, 'aria-describedby': `${id}-problem`, status: 'error' } as const)
  const classes = ['desk-field', isWide && 'is-wide', problem !== undefined && 'has-problem']
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <div className="desk-field-head">
        <label htmlFor={id}>
          {label}
          {isNeeded && (
            <span className="needed" aria-hidden>
              *
            </span>
          )}
        </label>
        {aside}
      </div>
      {children({ id, ...wrong })}
      {problem !== undefined && (
        <div id={`${id}-problem`} className="desk-problem">
          {problem}
        </div>
      )}
    </div>
  )
}
