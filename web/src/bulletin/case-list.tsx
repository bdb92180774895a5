import { useMutation } from '@tanstack/react-query'
import type { CallReply } from '../api/call.ts'
import { App, Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useDraftWords } from './draft-labels.ts'

interface Case {
  readonly title: string
  readonly body: string[]
}

interface CaseListProps {
  readonly draftId: string
  /** Name of the part. */
  readonly label: string
  readonly cases: readonly Case[]
  readonly isReadOnly: boolean
  readonly onChange: (cases: readonly Case[]) => void
}

/** Items with a title each: cases, difficulties, advice; written here, or picked from an order without its appellant. */
export function CaseList({ draftId, label, cases, isReadOnly, onChange }: CaseListProps) {
  const t = useDraftWords()
  const change = (index: number, part: Partial<Case>) =>
    onChange(cases.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <div className="stack">
      {cases.map(({ title, body }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an item is known by its place alone
        <div key={index} className="draft-case">
          <Input
            aria-label={`${label} ${t('caseTitle', { number: index + 1 })}`}
            value={title}
            readOnly={isReadOnly}
            maxLength={200}
            placeholder={t('caseTitle', { number: index + 1 })}
            onChange={(event) => change(index, { title: event.target.value })}
          />
          <Input.TextArea
            aria-label={`${label} ${t('caseBody', { number: index + 1 })}`}
            value={body.join('\n')}
            readOnly={isReadOnly}
            maxLength={20_000}
            placeholder={t('caseBody', { number: index + 1 })}
            autoSize={{ minRows: 3, maxRows: 16 }}
            onChange={(event) => change(index, { body: event.target.value.split('\n') })}
          />
          {!isReadOnly && (
            <Flex gap={8} justify="end">
              {index > 0 && (
                <Button size="small" onClick={() => onChange(movedUp(cases, index))}>
                  {t('moveUp', { number: index + 1 })}
                </Button>
              )}
              <Button size="small" onClick={() => onChange(cases.filter((_, at) => at !== index))}>
                {t('removeCase', { number: index + 1 })}
              </Button>
            </Flex>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <PickOrder
          draftId={draftId}
          label={label}
          onPicked={({ title, body }) => onChange([...cases, { title, body }])}
          onAdd={() => onChange([...cases, { title: '', body: [] }])}
        />
      )}
    </div>
  )
}

function movedUp(cases: readonly Case[], index: number): Case[] {
  const moved = [...cases]
  moved.splice(index - 1, 0, ...moved.splice(index, 1))
  return moved
}

interface PickOrderProps {
  readonly draftId: string
  readonly label: string
  readonly onPicked: (picked: CallReply<'pickOrder'>) => void
  readonly onAdd: () => void
}

function PickOrder({ draftId, label, onPicked, onAdd }: PickOrderProps) {
  const t = useDraftWords()
  const { message } = App.useApp()
  const [orderNo, setOrderNo] = useState('')
  const pick = useMutation({
    mutationFn: () => callRoute('pickOrder', { params: { draftId }, body: { orderNo: orderNo.trim() } }),
    onSuccess: (picked) => {
      setOrderNo('')
      onPicked(picked)
      void message.success(t('picked', { orderNo: picked.orderNo }))
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (orderNo.trim() !== '') pick.mutate()
      }}
    >
      <Flex gap={8} wrap>
        <Input
          style={{ flex: 1, minWidth: 180 }}
          value={orderNo}
          maxLength={40}
          aria-label={`${label} ${t('pickOrder')}`}
          placeholder={t('pickOrder')}
          onChange={(event) => setOrderNo(event.target.value)}
        />
        <Button htmlType="submit" loading={pick.isPending}>
          {t('pick')}
        </Button>
        <Button onClick={onAdd} aria-label={`${label} ${t('addCase')}`}>
          {t('addCase')}
        </Button>
      </Flex>
      {pick.error && <ProblemAlert error={pick.error} />}
    </form>
  )
}
