import { useQuery } from '@tanstack/react-query'
import type { PeriodEntriesView } from '@yihu/contract/closing-routes'
import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { entriesQuery, usePeriodChange } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { EntryForm } from './entry-form.tsx'
import type { EntryKind } from './entry-form.tsx'
import { useClosingWords } from './labels.ts'
import { PlainTable } from './plain-table.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** What people enter for a period, each with author and reason: ledger items, scores, figures no order gives. */
export function EntriesTab(of: PeriodOfScheme) {
  const t = useClosingWords()
  const { language } = useLanguage()
  const [entering, setEntering] = useState<EntryKind | null>(null)
  const [removing, setRemoving] = useState<PeriodEntriesView['ledger'][number] | null>(null)
  const { data, error } = useQuery(entriesQuery(of))
  const remove = usePeriodChange(
    (input: { itemId: string; reason: string }) =>
      callRoute('removeLedgerItem', {
        params: { itemId: input.itemId },
        body: { period: of.period, reason: input.reason },
      }),
    () => setRemoving(null),
  )
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  const labelOf = (key: string) => {
    const input = data.inputs.find((one) => one.key === key)
    return input ? (language === 'zh' ? input.label : input.labelEn) : key
  }
  const none = { ledger: 'noItems', scores: 'noManual', figures: 'noFigures' } as const
  const add = { ledger: 'addItem', scores: 'enterScore', figures: 'enterFigure' } as const
  const tables = {
    ledger: {
      heads: [
        t('unit'),
        t('kind'),
        t('reason'),
        t('points'),
        t('author'),
        ...(data.isClosed ? [] : [t('remove')]),
      ],
      rows: data.ledger.map((item) => ({
        key: item.itemId,
        cells: [
          item.unit,
          item.kind,
          item.reasons.join('；'),
          item.points,
          item.author ?? '–',
          ...(data.isClosed
            ? []
            : [
                <Button key="remove" size="small" onClick={() => setRemoving(item)}>
                  {t('remove')}
                </Button>,
              ]),
        ],
      })),
    },
    scores: {
      heads: [t('unit'), t('input'), t('value'), t('reason'), t('author')],
      rows: data.scores.map((score) => ({
        key: `${score.unit} ${score.input}`,
        cells: [score.unit, labelOf(score.input), score.points, score.reason, score.author ?? '–'],
      })),
    },
    figures: {
      heads: [t('figureKey'), t('value'), t('reason'), t('author')],
      rows: data.figures.map((figure) => ({
        key: figure.key,
        cells: [figure.key, figure.value, figure.reason, figure.author ?? '–'],
      })),
    },
  }
  return (
    <div className="stack">
      {data.isClosed && <Alert type="info" showIcon title={t('entriesClosed')} />}
      {(['ledger', 'scores', 'figures'] as const).map((kind) => (
        <div key={kind} className="stack">
          {!data.isClosed && (kind !== 'scores' || data.inputs.length > 0) && (
            <Flex>
              <Button onClick={() => setEntering(kind)}>{t(add[kind])}</Button>
            </Flex>
          )}
          {tables[kind].rows.length === 0 ? (
            <p className="soft">{t(none[kind])}</p>
          ) : (
            <PlainTable caption={t(kind)} {...tables[kind]} />
          )}
        </div>
      ))}
      {entering && <EntryForm kind={entering} of={of} entries={data} onClose={() => setEntering(null)} />}
      {removing && (
        <ReasonDialog
          title={t('remove')}
          hint={`${t('removeAsk')} ${removing.unit} ${removing.kind} ${removing.points}`}
          isPending={remove.isPending}
          error={remove.error}
          onOk={(reason) => remove.mutate({ itemId: removing.itemId, reason })}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  )
}
