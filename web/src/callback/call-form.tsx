import type { OrderView } from '@yihu/contract/orders'
import { satisfactionLabels, satisfactions, unreachedReasons } from '@yihu/core/callback/callback'
import type { Satisfaction, UnreachedReason } from '@yihu/core/callback/callback'
import { Alert, Button, Flex, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useEffect, useEffectEvent, useState } from 'react'
import { isComposing } from '../desk/use-desk-keys.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { answersOf, isAgainst, questions, withKey } from './answers.ts'
import type { Answers, Draft, Question } from './answers.ts'
import { claimsOf } from './claims.ts'
import { useWords } from './labels.ts'

interface CallFormProps {
  readonly view: OrderView
  readonly isSending: boolean
  readonly onConfirm: (answers: Answers) => void
  /** Words of the button by what the draft leads to. */
  readonly confirmWords: (lead: 'close' | 'rework' | 'unreached' | 'open') => string
  /** Beside the button: what else can be done with somebody on the telephone. */
  readonly extra?: ReactNode
}

/** What is asked on the telephone, each question apart, with what the unit claims beside it; the hands stay on the keys. */
export function CallForm({ view, isSending, onConfirm, confirmWords, extra }: CallFormProps) {
  const words = useWords()
  const { pick } = useLanguage()
  const [draft, setDraft] = useState<Draft>({})
  const [isIncomplete, setIncomplete] = useState(false)
  const claims = claimsOf(view)
  const answers = answersOf(draft)
  const lead =
    draft.isReached === false ? 'unreached' : !answers ? 'open' : isAgainst(draft) ? 'rework' : 'close'
  const claim: Readonly<Record<Question, string>> = {
    isResponded: claims.contact
      ? words('claimContacted', { at: formatInstant(claims.contact.at), text: claims.contact.text })
      : words('claimNotContacted'),
    isResolved: words(claims.isResolved === true ? 'claimResolved' : 'claimUnresolved'),
    isTrue: claims.publicText ?? words('claimNothing'),
  }

  function confirm() {
    setIncomplete(!answers)
    if (answers && !isSending) onConfirm(answers)
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || isInDialog(event.target)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return confirm()
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const next = withKey(draft, event.key.toLowerCase())
    if (!next) return
    event.preventDefault()
    setDraft(next)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])

  return (
    <div className="stack">
      <Radio.Group
        aria-label={words('reached')}
        optionType="button"
        buttonStyle="solid"
        value={draft.isReached}
        onChange={({ target }) =>
          setDraft(target.value === true ? { ...draft, isReached: true } : (withKey(draft, 'u') ?? draft))
        }
        options={[
          { value: true, label: words('yesReached') },
          { value: false, label: words('notReached') },
        ]}
      />
      {draft.isReached === false ? (
        <Radio.Group
          aria-label={words('whyNot')}
          value={draft.unreached}
          onChange={({ target }) => setDraft({ ...draft, unreached: target.value as UnreachedReason })}
          options={Object.entries(unreachedReasons).map(([value, label]) => ({ value, label: pick(label) }))}
        />
      ) : (
        <div className="call-questions">
          {questions.map((question) => (
            <div key={question} className="call-question">
              <strong>{words(question)}</strong>
              <Radio.Group
                aria-label={words(question)}
                value={draft[question]}
                onChange={({ target }) =>
                  setDraft({ ...draft, isReached: true, [question]: target.value === true })
                }
                options={[
                  { value: true, label: words('yes') },
                  { value: false, label: words('no') },
                ]}
              />
              <Claim unitName={claims.unitName} text={claim[question]} />
            </div>
          ))}
          <div className="call-question">
            <strong>{words('satisfaction')}</strong>
            <Radio.Group
              aria-label={words('satisfaction')}
              value={draft.satisfaction}
              onChange={({ target }) =>
                setDraft({ ...draft, isReached: true, satisfaction: target.value as Satisfaction })
              }
              options={satisfactions.map((value, index) => ({
                value,
                label: (
                  <>
                    {pick(satisfactionLabels[value])} <kbd aria-hidden>{index + 1}</kbd>
                  </>
                ),
              }))}
            />
            <Claim
              unitName={claims.unitName}
              text={
                claims.appellantOpinion
                  ? words('claimOpinion', { text: claims.appellantOpinion })
                  : words('claimNoOpinion')
              }
            />
          </div>
        </div>
      )}
      <label className="call-said">
        <span>{words('said')}</span>
        <Input.TextArea
          value={draft.note ?? ''}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={words('saidHint')}
          onChange={({ target }) => setDraft({ ...draft, note: target.value })}
        />
      </label>
      {isIncomplete && !answers && <Alert type="error" showIcon role="alert" title={words('incomplete')} />}
      <Flex gap={8} align="center" wrap>
        <Button type="primary" loading={isSending} onClick={confirm}>
          {confirmWords(lead)}
        </Button>
        {extra}
        <span className="soft">{words('keys')}</span>
      </Flex>
    </div>
  )
}

function Claim({ unitName, text }: { readonly unitName: string; readonly text: string }) {
  const words = useWords()
  return (
    <p className="call-claim">
      <span className="soft">{unitName || words('claim')}：</span>
      {text}
    </p>
  )
}

/** Keys mean letters while somebody types, and belong to a form that lies over the page. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('.ant-drawer, .ant-modal, .ant-select, textarea, [contenteditable]')) return true
  return target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)
}

/** What is typed into a dialog over the form is not meant for the form. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog]') !== null
}
