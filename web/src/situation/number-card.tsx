import { Link } from 'react-router'

interface NumberCardProps {
  readonly name: string
  readonly value: number
  readonly more?: string
  /** Where the orders behind the number are. */
  readonly to?: string
  readonly isBad?: boolean
}

export function NumberCard({ name, value, more, to, isBad = false }: NumberCardProps) {
  const shown = <span className={isBad ? 'value bad' : 'value'}>{value}</span>
  return (
    <div className="figure">
      <span className="name">{name}</span>
      {to === undefined || value === 0 ? shown : <Link to={to}>{shown}</Link>}
      {more !== undefined && <span className="more">{more}</span>}
    </div>
  )
}
