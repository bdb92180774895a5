import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { errorMessage } from '../api/problem-error.ts'
import { referenceDataQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { administrationKey } from './administration-queries.ts'
import { ChangeForm } from './change-form.tsx'
import { EndForm } from './end-form.tsx'
import { useAdministrationWords } from './labels.ts'

/** What can be done with many rows of a table, each by its own request and with its own version. */
export interface BulkActing<Row> {
  readonly label: string
  /** What is asked first: a last day and a reason, a reason, or only whether it is meant. */
  readonly asks: 'dayAndReason' | 'reason' | 'consent'
  readonly idOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  readonly fits: (row: Row) => boolean
  readonly act: (row: Row, given: { readonly on: string; readonly reason: string }) => Promise<unknown>
  /** Takes it back, where that can be. */
  readonly undo?: (row: Row, reason: string) => Promise<unknown>
}

interface BulkActProps<Row> {
  readonly bulk: BulkActing<Row>
  readonly rows: readonly Row[]
  readonly onClear: () => void
}

interface Outcome<Row> {
  readonly done: readonly Row[]
  readonly refused: readonly { readonly name: string; readonly why: string }[]
}

/**
 * Acts on the chosen rows after asking. Each is a change of its own in the log; what the server refuses is named with
 * its reason, and what was done can be undone at once where there is a way back.
 */
export function BulkAct<Row>({ bulk, rows, onClear }: BulkActProps<Row>) {
  const w = useAdministrationWords()
  const { t, language } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome<Row>>()
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: administrationKey })
    await queries.invalidateQueries({ queryKey: referenceDataQuery.queryKey })
  }
  const actOnAll = async (on: string, reason: string) => {
    const done: Row[] = []
    const refused: { name: string; why: string }[] = []
    for (const row of rows) {
      try {
        await bulk.act(row, { on, reason })
        done.push(row)
      } catch (error) {
        refused.push({ name: bulk.nameOf(row), why: errorMessage(error, language) })
      }
    }
    setOutcome({ done, refused })
    onClear()
  }
  const acting = useMutation({ mutationFn: () => actOnAll('', ''), onSettled: refresh })
  const undo = useMutation({
    mutationFn: async (done: readonly Row[]) => {
      for (const row of done) await bulk.undo?.(row, w('bulkUndone'))
    },
    onSuccess: () => {
      setOutcome(undefined)
      void message.success(w('saved'))
    },
    onError: (error) => void message.error(errorMessage(error, language)),
    onSettled: refresh,
  })
  const title =
    rows.length === 0
      ? w('bulkNone', { action: bulk.label })
      : w('bulkTitle', { action: bulk.label, count: rows.length })
  const names = rows.map((row) => bulk.nameOf(row)).join(t('comma'))
  const onClose = () => setAsking(false)
  const button = (
    <Button
      disabled={rows.length === 0}
      loading={acting.isPending}
      {...(bulk.asks === 'consent' ? {} : { onClick: () => setAsking(true) })}
    >
      {title}
    </Button>
  )
  return (
    <div className="stack" style={{ gap: 8 }}>
      <Space wrap>
        {bulk.asks === 'consent' ? (
          <Popconfirm
            title={title}
            description={names}
            disabled={rows.length === 0}
            onConfirm={() => acting.mutate()}
          >
            {button}
          </Popconfirm>
        ) : (
          button
        )}
        {rows.length > 0 && (
          <Button type="link" onClick={onClear}>
            {w('clearChoice')}
          </Button>
        )}
      </Space>
      {outcome && (
        <Alert
          showIcon
          type={outcome.refused.length > 0 ? 'warning' : 'success'}
          title={w('bulkDone', { action: bulk.label, count: outcome.done.length })}
          {...(outcome.refused.length > 0
            ? {
                description: outcome.refused.map(({ name, why }) => (
                  <div key={name}>{`${name}：${why}`}</div>
                )),
              }
            : {})}
          closable={{ onClose: () => setOutcome(undefined), 'aria-label': t('cancel') }}
          action={
            bulk.undo &&
            outcome.done.length > 0 && (
              <Button size="small" loading={undo.isPending} onClick={() => undo.mutate(outcome.done)}>
                {w('undo')}
              </Button>
            )
          }
        />
      )}
      {isAsking && bulk.asks === 'dayAndReason' && (
        <EndForm title={title} text={names} onClose={onClose} end={actOnAll} />
      )}
      {isAsking && bulk.asks === 'reason' && (
        <ChangeForm<object>
          title={title}
          initial={{}}
          onClose={onClose}
          save={({ reason }) => actOnAll('', reason)}
        >
          <Alert type="info" showIcon title={names} style={{ marginBottom: 16 }} />
        </ChangeForm>
      )}
    </div>
  )
}
