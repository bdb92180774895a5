import { ReloadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useSession } from '../session/session-context.ts'
import { scorecardQuery } from './assessment-queries.ts'
import { useAssessmentWords } from './labels.ts'

interface RunAssessmentProps {
  readonly scheme: string
  readonly period: string
  readonly isAgain?: boolean
}

/** Runs the assessment; only for those who may. A lost reply is asked for again under the same key. */
export function RunAssessment({ scheme, period, isAgain = false }: RunAssessmentProps) {
  const t = useAssessmentWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const run = useMutation({
    mutationFn: (order: { scheme: string; period: string }) =>
      callRoute('runAssessment', { body: order, idempotencyKey: keyFor(order) }),
    onSuccess: async (card, order) => {
      forget()
      queries.setQueryData(scorecardQuery(order.scheme, order.period).queryKey, card)
      void message.success(t('ran', { units: card.groups.flatMap((group) => group.rows).length }))
      // Explanations and bulletins rest on the scorecard.
      await Promise.all(
        ['explanation', 'figures'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      )
    },
  })

  if (!useSession().permissions.includes('assessment.run')) return null
  return (
    <div className="score-run">
      {run.isPending && <Running />}
      {run.error && <ProblemAlert error={run.error} />}
      <Button
        type={isAgain ? 'default' : 'primary'}
        icon={<ReloadOutlined />}
        loading={run.isPending}
        onClick={() => run.mutate({ scheme, period })}
      >
        {t(isAgain ? 'runAgain' : 'run')}
      </Button>
    </div>
  )
}

function Running() {
  const t = useAssessmentWords()
  const seconds = useSecondsPassed()
  return (
    <span className="soft">
      <Spin size="small" /> {/* Read out once, not every second. */}
      <output className="visually-hidden">{t('running', { seconds: 0 })}</output>
      <span aria-hidden="true">{t('running', { seconds })}</span>
    </span>
  )
}

function useSecondsPassed(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
