import { FileWordOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useSession } from '../session/session-context.ts'
import { bulletinsQuery } from './bulletin-queries.ts'
import { useBulletinWords } from './labels.ts'

interface BuildBulletinProps {
  readonly template: string
  readonly period: string
  /** Without figures there is nothing to build from. */
  readonly isReady: boolean
}

/** Builds text and annexes; only for those who may. A lost reply is asked for again under the same key. */
export function BuildBulletin({ template, period, isReady }: BuildBulletinProps) {
  const t = useBulletinWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const build = useMutation({
    mutationFn: (order: { template: string; period: string }) =>
      callRoute('buildBulletin', { body: order, idempotencyKey: keyFor(order) }),
    onSuccess: async () => {
      forget()
      void message.success(t('built'))
      await queries.invalidateQueries({ queryKey: bulletinsQuery.queryKey })
    },
  })

  if (!useSession().permissions.includes('bulletin.build')) return null
  return (
    <div className="bulletin-build">
      {build.isPending && <Building />}
      {build.error && <ProblemAlert error={build.error} />}
      <Button
        type="primary"
        icon={<FileWordOutlined />}
        loading={build.isPending}
        disabled={!isReady}
        onClick={() => build.mutate({ template, period })}
      >
        {t('build')}
      </Button>
    </div>
  )
}

function Building() {
  const t = useBulletinWords()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="soft">
      <Spin size="small" /> {/* Read out once, not every second. */}
      <output className="visually-hidden">{t('building', { seconds: 0 })}</output>
      <span aria-hidden="true">{t('building', { seconds })}</span>
    </span>
  )
}
