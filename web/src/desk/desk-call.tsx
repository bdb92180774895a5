import type { InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useReferenceData } from '../api/queries.ts'
import { formatDay } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useSession } from '../session/session-context.ts'
import { CallerPanel } from './caller-panel.tsx'
import type { DraftChange } from './desk-draft.ts'
import { askedFields } from './desk-draft.ts'
import { DeskForm } from './desk-form.tsx'
import { draftProblems } from './draft-problems.ts'
import { EndBar } from './end-bar.tsx'
import type { End } from './ends.ts'
import { ends, fieldsOfEnd, mayEnd } from './ends.ts'
import { KnowledgePanel } from './knowledge-panel.tsx'
import { useWords } from './labels.ts'
import { ReplyTemplates } from '../order/reply-templates.tsx'
import { SimilarPanel } from './similar-panel.tsx'
import type { DeskState } from './use-desk.ts'
import { replyProblemsNow } from './text-problems.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import type { Drafts } from './use-drafts.ts'
import { usualChannel } from './usual-channel.ts'

interface DeskCallProps {
  readonly drafts: Drafts
  readonly desk: DeskState
}

/** One call: who calls on the left, what about in the middle, help on the right. */
export function DeskCall({ drafts, desk }: DeskCallProps) {
  const t = useWords()
  const { t: say, language } = useLanguage()
  const { roles } = useSession()
  const data = useReferenceData()
  const numberInput = useRef<InputRef>(null)
  const searchInput = useRef<InputRef>(null)
  const page = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<End>()
  const [isTried, setIsTried] = useState(false)
  useEffect(() => numberInput.current?.focus(), [])

  const draft = {
    ...drafts.current,
    channelCode: drafts.current.channelCode || usualChannel(data?.channels ?? []),
  }
  const fields = askedFields(draft, data?.desks ?? [])
  const usual: End = draft.kind === 'inquiry' && mayEnd('answerAtDesk', roles) ? 'answerAtDesk' : 'accept'
  const end = chosen ?? usual
  const replyProblem = replyProblemsNow(data, draft.reply, draft.content)
    .map((one) => one[language])
    .join('；')
  const problemsOf = (of: End) => draftProblems(draft, of, fields, language, replyProblem || undefined)
  const problems = problemsOf(end)
  const shown = isTried ? problems : new Map<string, string>()

  function change(changed: DraftChange) {
    if (!desk.isBusy) drafts.change(changed)
  }

  function finish(asked: End) {
    if (!mayEnd(asked, roles) || desk.isBusy) return
    setChosen(asked)
    setIsTried(true)
    if (problemsOf(asked).size === 0) void desk.finish(draft, asked, fields)
    else requestAnimationFrame(() => focusFirstProblem(page.current))
  }

  /** Where the call was not to end with an answer, quoting one says that it does. */
  function quote(text: string) {
    change({ reply: draft.reply.trim() === '' ? text : `${draft.reply}\n${text}` })
    if (fieldsOfEnd(end).every(({ name }) => name !== 'reply')) setChosen('answerAtDesk')
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>('textarea[name="reply"]')?.focus())
  }

  useDeskKeys({
    ...Object.fromEntries(ends.map((one, index) => [`Alt+${index + 1}`, () => finish(one)])),
    'Control+Enter': () => finish(end),
    F2: () => numberInput.current?.focus({ cursor: 'all' }),
    'Control+K': () => searchInput.current?.focus({ cursor: 'all' }),
    'Alt+N': () => drafts.add(),
    'Alt+J': () => drafts.select(after(drafts)),
  })

  return (
    <div className="desk-columns" ref={page}>
      <CallerPanel draft={draft} problems={shown} numberInput={numberInput} onChange={change} />
      <section className="panel desk-main" aria-label={t('form')}>
        <DeskForm draft={draft} end={end} fields={fields} problems={shown} onChange={change} />
        <div className="desk-ends">
          <EndBar chosen={end} isBusy={desk.isBusy} onEnd={finish} />
          {shown.size > 0 && (
            <p role="alert" className="desk-problem">
              {t('problems', { count: shown.size })}
            </p>
          )}
          <p className="soft desk-keys">
            {t('keys')}
            {say('colon')}
            <kbd>Ctrl+Enter</kbd> {t(`end.${end}`)} · <kbd>F2</kbd> {t('number')} · <kbd>Ctrl+K</kbd>{' '}
            {t('knowledge')} · <kbd>Alt+N</kbd> {t('newCall')} · <kbd>Alt+J</kbd> {t('keys.next')}
          </p>
        </div>
      </section>
      <div className="desk-side">
        <SimilarPanel
          draft={draft}
          onChange={change}
          onProposedEnd={setChosen}
          onSupplemented={(orderId, orderNo) => desk.supplemented(draft, orderId, orderNo)}
        />
        <ReplyTemplates
          purpose={end === 'decline' ? 'decline' : 'deskAnswer'}
          categoryCode={draft.categoryCode}
          appealKind={draft.kind}
          values={{ 标题: draft.title, 受理日期: formatDay(draft.startedAt) }}
          onTake={quote}
        />
        <KnowledgePanel
          words={`${draft.title} ${draft.content.slice(0, 200)}`.trim()}
          searchInput={searchInput}
          onQuote={quote}
        />
      </div>
    </div>
  )
}

function after({ all, current }: Drafts): string {
  const place = all.findIndex(({ draftId }) => draftId === current.draftId)
  return all[(place + 1) % all.length]?.draftId ?? current.draftId
}

function focusFirstProblem(page: HTMLElement | null): void {
  page?.querySelector<HTMLElement>('.has-problem input, .has-problem textarea')?.focus()
}
