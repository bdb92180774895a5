import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { Button, Modal } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useArticleTaskWords } from './labels.ts'
import { LongText, TaskFacts } from './task-facts.tsx'

/** A task with all that came of it: the answer, the text it took the place of, or why it was withdrawn. */
export function TaskSheet({
  task,
  onClose,
}: {
  readonly task: ArticleTaskView
  readonly onClose: () => void
}) {
  useReturnFocus()
  const t = useArticleTaskWords()
  const { answered, withdrawn, articleBody } = task
  return (
    <Modal
      open
      title={task.title}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <TaskFacts task={task} />
      {answered && <LongText label={t('answerText')} text={answered.text} />}
      {answered?.bodyBefore && <LongText label={t('bodyBefore')} text={answered.bodyBefore} />}
      {!answered && articleBody !== null && <LongText label={t('articleNow')} text={articleBody} />}
      {withdrawn && <p>{t('withdrawnAt', { at: formatInstant(withdrawn.at), reason: withdrawn.reason })}</p>}
    </Modal>
  )
}
