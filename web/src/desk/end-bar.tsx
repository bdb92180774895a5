import { Button, Tooltip } from 'antd'
import { useSession } from '../session/session-context.ts'
import { ends, mayEnd } from './ends.ts'
import type { End } from './ends.ts'
import { useWords } from './labels.ts'

interface EndBarProps {
  readonly chosen: End | undefined
  readonly isBusy: boolean
  readonly onEnd: (end: End) => void
}

/** The ways a call may end, each with its key; what a role may not do is shown and says so. */
export function EndBar({ chosen, isBusy, onEnd }: EndBarProps) {
  const t = useWords()
  const { roles } = useSession()
  return (
    <fieldset className="end-bar">
      <legend className="visually-hidden">{t('ends')}</legend>
      {ends.map((end, index) => {
        const may = mayEnd(end, roles)
        const button = (
          <Button
            key={end}
            type={isFirst(end, chosen) ? 'primary' : 'default'}
            aria-disabled={!may}
            className={may ? '' : 'is-refused'}
            aria-keyshortcuts={`Alt+${index + 1}`}
            loading={isBusy && chosen === end}
            onClick={() => may && onEnd(end)}
          >
            {t(`end.${end}`)} <kbd aria-hidden>Alt+{index + 1}</kbd>
          </Button>
        )
        return may ? (
          button
        ) : (
          <Tooltip key={end} title={t('mayNot', { end: t(`end.${end}`) })} trigger={['hover', 'focus']}>
            {button}
          </Tooltip>
        )
      })}
    </fieldset>
  )
}

function isFirst(end: End, chosen: End | undefined): boolean {
  return end === (chosen ?? 'answerAtDesk')
}
