import { Alert, Button } from 'antd'
import { errorMessage } from '../api/problem-error.ts'
import { useLanguage } from '../language/language.ts'

/** A refusal or failure, read out by screen readers, with a way to try again. */
export function ProblemAlert({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { language, t } = useLanguage()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={errorMessage(error, language)}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    />
  )
}
