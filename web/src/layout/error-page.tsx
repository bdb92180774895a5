import { Button, Flex } from 'antd'
import { useRouteError } from 'react-router'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { PageTitle } from './page-title.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/** What a defect leaves behind: words and a way on, instead of a white page. */
export function ErrorPage() {
  const { t } = useLanguage()
  const error = useRouteError()
  return (
    <div className="panel">
      <PageTitle title={t('error.title')} />
      <p>{t('error.text')}</p>
      <ProblemAlert error={error} />
      {error instanceof Error && <p className="soft">{error.message}</p>}
      <Flex gap={8}>
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('error.reload')}
        </Button>
        <Button href={paths.home()}>{t('notFound.home')}</Button>
      </Flex>
    </div>
  )
}
