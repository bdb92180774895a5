import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Typography } from 'antd'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { explanationQuery } from './assessment-queries.ts'
import { cellBefore, followCell, type OpenCell } from './cell-trail.ts'
import { ExplanationView } from './explanation-view.tsx'
import { useAssessmentWords } from './labels.ts'
import type { ScoreColumn } from './scorecard-reading.ts'

interface ExplanationDrawerProps {
  readonly scheme: string
  readonly period: string
  readonly columns: readonly ScoreColumn[]
  readonly open: OpenCell | null
  readonly onOpen: (open: OpenCell | null) => void
  readonly afterClose: () => void
}

/** Opens a number. While it closes it keeps what it showed. */
export function ExplanationDrawer(props: ExplanationDrawerProps) {
  const t = useAssessmentWords()
  const { open, columns, onOpen, afterClose } = props
  const title = useColumnTitle(columns)
  return (
    <Drawer
      open={open !== null}
      onClose={() => onOpen(null)}
      afterOpenChange={(isOpen) => !isOpen && afterClose()}
      size="min(560px, 100vw)"
      title={open && `${open.unit} · ${title(open.cell)}`}
      closable={{ 'aria-label': t('close') }}
      extra={
        open && (
          <Typography.Text copyable={{ text: window.location.href, tooltips: [t('copyLink'), false] }} />
        )
      }
      destroyOnHidden
    >
      {open && <Explained {...props} open={open} title={title} />}
    </Drawer>
  )
}

type ExplainedProps = ExplanationDrawerProps & {
  readonly open: OpenCell
  readonly title: (cell: string) => string
}

function Explained({ scheme, period, open, onOpen, title }: ExplainedProps) {
  const t = useAssessmentWords()
  const address = { scheme, period, unit: open.unit, cell: open.cell }
  const { data, error, refetch } = useQuery(explanationQuery(address))
  const before = cellBefore(open)
  const top = useFocusOnAnotherCell(open.cell)
  return (
    <div ref={top} tabIndex={-1} className="explained-top">
      {before && (
        <Button
          className="explained-back"
          size="small"
          icon={<ArrowLeftOutlined />}
          onClick={() => onOpen(before)}
        >
          {t('back', { cell: title(before.cell) })}
        </Button>
      )}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <ExplanationView
          explanation={data}
          current={open.cell}
          period={period}
          labelOf={({ cell, label }) => (cell === null ? label : title(cell))}
          onFollow={(cell) => onOpen(followCell(open, cell))}
        />
      )}
    </div>
  )
}

/** The button that led to another cell is gone with the old one: reading goes on at the top of the new one. */
function useFocusOnAnotherCell(cell: string) {
  const top = useRef<HTMLDivElement>(null)
  const shown = useRef(cell)
  useEffect(() => {
    if (shown.current === cell) return
    shown.current = cell
    top.current?.focus()
  }, [cell])
  return top
}

/** What a column is called outside the table: its whole header path, since five of them are called 得分. */
function useColumnTitle(columns: readonly ScoreColumn[]): (cell: string) => string {
  const { language } = useLanguage()
  return (cell) => {
    const column = columns.find(({ key }) => key === cell)
    const path = language === 'zh' ? column?.header : column?.headerEn
    return path?.join(' · ') ?? cell
  }
}
