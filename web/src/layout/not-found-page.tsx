import { Link } from 'react-router'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { PageTitle } from './page-title.tsx'

export function NotFoundPage() {
  const { t } = useLanguage()
  return (
    <div className="panel">
      <PageTitle title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
      <Link to={paths.home()}>{t('notFound.home')}</Link>
    </div>
  )
}
