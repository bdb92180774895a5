import { Empty } from 'antd'
import { useSession } from '../session/session-context.ts'
import { useAssessmentWords } from './labels.ts'
import { RunAssessment } from './run-assessment.tsx'

/** Nothing to show yet: what an assessment does, and the way to it for those who may run one. */
export function NotAssessed({ scheme, period }: { readonly scheme: string; readonly period: string }) {
  const t = useAssessmentWords()
  const mayRun = useSession().permissions.includes('assessment.run')
  return (
    <section className="panel">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <div className="score-empty">
            <h2>{t('notAssessedTitle', { period })}</h2>
            <p className="soft">{t('notAssessedText')}</p>
            {!mayRun && <p className="soft">{t('notAssessedWait')}</p>}
          </div>
        }
      >
        <RunAssessment scheme={scheme} period={period} />
      </Empty>
    </section>
  )
}
