import type { ReactNode } from 'react'

/** Names and values in columns; lines without a value are left out. */
export function FactsList({
  lines,
}: {
  readonly lines: readonly (readonly [name: string, value: ReactNode])[]
}) {
  return (
    <dl className="facts">
      {lines
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
