import { Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useDeskKeys } from './use-desk-keys.ts'
import { useWords } from './labels.ts'

export type Choice = 'approve' | 'refuse'

interface DecisionProps {
  readonly labels: Readonly<Record<Choice, string>>
  /** Why somebody may not decide; then there are no buttons. */
  readonly refusal: string | undefined
  /** Only the first of several listens to the keys. */
  readonly hasKeys: boolean
  readonly onNext: () => void
  /** The form of a choice; the first field of it takes the focus. */
  readonly children: (choice: Choice, close: () => void) => ReactNode
}

/** Two ways to decide and the way on, each a key: A, R, N. Nothing happens before the form is confirmed. */
export function Decision({ labels, refusal, hasKeys, onNext, children }: DecisionProps) {
  const words = useWords()
  const [choice, setChoice] = useState<Choice>()
  useDeskKeys(
    hasKeys && refusal === undefined
      ? { a: () => setChoice('approve'), r: () => setChoice('refuse'), n: onNext }
      : hasKeys
        ? { n: onNext }
        : {},
  )
  if (refusal !== undefined) return <p className="soft">{refusal}</p>
  return (
    <div className="stack" style={{ gap: 12 }}>
      <Flex gap={8} wrap>
        <KeyButton
          keyName="A"
          isChosen={choice === 'approve'}
          onClick={() => setChoice('approve')}
          hasKey={hasKeys}
        >
          {labels.approve}
        </KeyButton>
        <KeyButton
          keyName="R"
          isChosen={choice === 'refuse'}
          onClick={() => setChoice('refuse')}
          hasKey={hasKeys}
        >
          {labels.refuse}
        </KeyButton>
        <KeyButton keyName="N" isChosen={false} onClick={onNext} hasKey={hasKeys}>
          {words('next')}
        </KeyButton>
      </Flex>
      {choice && <div key={choice}>{children(choice, () => setChoice(undefined))}</div>}
    </div>
  )
}

interface KeyButtonProps {
  readonly keyName: string
  readonly isChosen: boolean
  readonly hasKey: boolean
  readonly onClick: () => void
  readonly children: string
}

export function KeyButton({ keyName, isChosen, hasKey, onClick, children }: KeyButtonProps) {
  return (
    <Button
      type={isChosen ? 'primary' : 'default'}
      aria-expanded={isChosen}
      onClick={onClick}
      {...(hasKey ? { 'aria-keyshortcuts': keyName } : {})}
    >
      {children} {hasKey && <kbd aria-hidden>{keyName}</kbd>}
    </Button>
  )
}
