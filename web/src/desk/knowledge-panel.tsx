import { useQuery } from '@tanstack/react-query'
import type { ArticleView } from '@yihu/contract/desk'
import { Button, Input } from 'antd'
import type { InputRef } from 'antd'
import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { formatDay } from '../language/format-time.ts'
import { articlesQuery } from './desk-queries.ts'
import { useWords } from './labels.ts'
import { useSettled } from './use-settled.ts'

interface KnowledgePanelProps {
  /** Words of the call; searched for while nothing is typed in the search itself. */
  readonly words: string
  readonly searchInput: RefObject<InputRef | null>
  readonly onQuote: (text: string) => void
}

/** Articles for the words of the call, beside the form; what is read out can be put into the reply with one key. */
export function KnowledgePanel({ words, searchInput, onQuote }: KnowledgePanelProps) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [reading, setReading] = useState<ArticleView>()
  const asked = useSettled((typed.trim() || words).slice(0, 400), 400)
  const { data } = useQuery(articlesQuery(asked))
  const articles = asked.trim().length >= 2 ? (data ?? []) : []
  return (
    <section className="panel desk-help" aria-label={t('knowledge')}>
      <h2>
        {t('knowledge')} <kbd aria-hidden>Ctrl+K</kbd>
      </h2>
      <Input
        ref={searchInput}
        aria-label={t('knowledgeSearch')}
        aria-keyshortcuts="Control+K"
        placeholder={t('knowledgeSearch')}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.target.value)
          setReading(undefined)
        }}
      />
      <div className="desk-scroll" aria-live="polite">
        {reading ? (
          <Reading
            article={reading}
            onBack={() => setReading(undefined)}
            onQuote={() => {
              onQuote(reading.body)
              setReading(undefined)
            }}
          />
        ) : (
          <>
            {articles.length === 0 && (
              <p className="soft desk-hint">
                {asked.trim().length < 2 ? t('knowledgeHint') : t('noArticles')}
              </p>
            )}
            <ul className="plain-list">
              {articles.map((article) => (
                <li key={article.articleId}>
                  <button type="button" className="as-link" onClick={() => setReading(article)}>
                    {article.title}
                  </button>
                  <span className="soft">
                    {article.unitName} · {formatDay(article.publishedAt)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}

interface ReadingProps {
  readonly article: ArticleView
  readonly onBack: () => void
  readonly onQuote: () => void
}

/** The article in full; the focus is on the way back into the reply. */
function Reading({ article, onBack, onQuote }: ReadingProps) {
  const t = useWords()
  const quoteButton = useRef<HTMLButtonElement>(null)
  useEffect(() => quoteButton.current?.focus(), [])
  return (
    <article className="reading">
      <h3>{article.title}</h3>
      <p className="soft">
        {article.unitName} · {formatDay(article.publishedAt)}
      </p>
      <p className="pre">{article.body}</p>
      <div className="card-keys">
        <Button size="small" type="primary" ref={quoteButton} onClick={onQuote}>
          {t('quote')}
        </Button>
        <Button size="small" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </article>
  )
}
