import type { QueueName } from '@yihu/core/workbench/queues'
import { queues } from '@yihu/core/workbench/queues'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'

interface QueueTabsProps {
  readonly names: readonly QueueName[]
  /** Undefined while something else than a queue is shown. */
  readonly current: QueueName | undefined
  readonly counts: readonly { readonly queue: QueueName; readonly count: number }[]
  readonly onChoose: (name: QueueName) => void
  readonly more?: ReactNode
}

/** The queues of a desk with how much stands in each; an empty one stays, so that nobody looks for it. */
export function QueueTabs({ names, current, counts, onChoose, more }: QueueTabsProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const tabs = useRef<HTMLElement>(null)
  // On a phone the tabs go over the side: the one chosen is brought into sight.
  useEffect(() => {
    tabs.current
      ?.querySelector(`[data-queue="${current}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <nav ref={tabs} className="queue-tabs" aria-label={words('queues')}>
      {names.map((name) => {
        const count = counts.find(({ queue }) => queue === name)?.count
        return (
          <button
            key={name}
            type="button"
            data-queue={name}
            aria-current={name === current ? 'page' : undefined}
            className={count === 0 ? 'is-empty' : ''}
            onClick={() => onChoose(name)}
          >
            <span>{pick(queues[name])}</span> <strong>{count ?? '…'}</strong>
          </button>
        )
      })}
      {more}
    </nav>
  )
}
