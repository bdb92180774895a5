import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

export function ReturnedTab({ isCurrent }: { readonly isCurrent: boolean }) {
  const words = useWords()
  return (
    <Link to={paths.unitReturns()} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
      {words('returned')}
    </Link>
  )
}
