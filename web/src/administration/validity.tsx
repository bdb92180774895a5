import { Tag } from 'antd'
import { todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'

interface ValidityProps {
  readonly validFrom: string
  readonly validUntil: string | null
}

/** Days a row holds; a first day before every record is not worth a word. */
export function Validity({ validFrom, validUntil }: ValidityProps) {
  const w = useAdministrationWords()
  const today = todayThere()
  const from = validFrom <= '1949-10-01' ? '' : validFrom
  return (
    <>
      <span className="nowrap">
        {validUntil === null ? from && w('since', { from }) : w('fromUntil', { from, until: validUntil })}
      </span>
      {validUntil !== null && validUntil < today && <Tag className="state-tag">{w('closed')}</Tag>}
      {validUntil !== null && validUntil >= today && (
        <Tag color="warning" className="state-tag">
          {w('closesOn', { on: validUntil })}
        </Tag>
      )}
      {validFrom > today && (
        <Tag color="processing" className="state-tag">
          {w('opensOn', { on: validFrom })}
        </Tag>
      )}
    </>
  )
}

/** The same in a file. */
export function validityText({ validFrom, validUntil }: ValidityProps): string {
  return `${validFrom} – ${validUntil ?? ''}`
}

export function isClosed({ validUntil }: { readonly validUntil: string | null }): boolean {
  return validUntil !== null && validUntil < todayThere()
}
