import { useMutation, useQuery } from '@tanstack/react-query'
import { countyFigureNames, countyFigures } from '@yihu/core/dial-test/county-figures'
import { Alert, App, Button, Checkbox, Empty, Flex, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { usePeriodChange } from '../closing/closing-queries.ts'
import { PlainTable } from '../closing/plain-table.tsx'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useSession } from '../session/session-context.ts'
import { countyFiguresQuery } from './dial-test-queries.ts'
import { useDialTestWords } from './labels.ts'

/** What the counties' own platforms reported of a month. */
export function CountiesTab({ period }: { readonly period: string }) {
  const t = useDialTestWords()
  const { language } = useLanguage()
  const mayEnter = useSession().permissions.includes('countyFigures.enter')
  const [isImporting, setImporting] = useState(false)
  const { data, error } = useQuery(countyFiguresQuery(period))
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      {mayEnter && (
        <Flex>
          <Button type="primary" onClick={() => setImporting(true)}>
            {t('import')}
          </Button>
        </Flex>
      )}
      {data.length === 0 && <Empty description={t('noCounties')} />}
      {data.length > 0 && (
        <PlainTable
          caption={t('tab.counties')}
          heads={[
            t('unit'),
            ...countyFigureNames.map((name) => countyFigures[name].label[language]),
            t('source'),
          ]}
          rows={data.map(({ unitId, unitName, figures, source }) => ({
            key: unitId,
            cells: [unitName, ...countyFigureNames.map((name) => figures[name]), source],
          }))}
        />
      )}
      {isImporting && <ImportCounties period={period} onClose={() => setImporting(false)} />}
    </div>
  )
}

interface Values {
  readonly text: string
  readonly source: string
}

/** Pasted, checked line by line, then taken whole or not at all. */
function ImportCounties({ period, onClose }: { readonly period: string; readonly onClose: () => void }) {
  useReturnFocus()
  const t = useDialTestWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Values>()
  const [replaces, setReplaces] = useState(false)
  const check = useMutation({
    mutationFn: (text: string) => callRoute('previewCountyFigures', { body: { period, text } }),
  })
  const take = usePeriodChange(
    ({ text, source }: Values) => {
      const body = { period, text, source, replaces }
      return callRoute('importCountyFigures', { body, idempotencyKey: keyFor(body) })
    },
    () => {
      forget()
      void message.success(t('imported'))
      onClose()
    },
  )
  const preview = check.data
  const isReady =
    preview !== undefined && preview.problems.length === 0 && (preview.replaced.length === 0 || replaces)
  return (
    <Modal
      open
      width={720}
      title={t('import')}
      okText={t('import')}
      okButtonProps={{ disabled: !isReady }}
      cancelText={t('cancel')}
      confirmLoading={take.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values> form={form} layout="vertical" onFinish={(values) => take.mutate(values)}>
        <Form.Item name="text" label={t('table')} extra={t('tableHint')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} onChange={() => check.reset()} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('source')}
          extra={t('sourceHint')}
          rules={[{ required: true, min: 2, message: t('sourceHint') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Button
          loading={check.isPending}
          onClick={() => check.mutate((form.getFieldValue('text') as string | undefined) ?? '')}
        >
          {t('check')}
        </Button>
        {preview && preview.problems.length > 0 && (
          <ul>
            {preview.problems.map(({ line, column, zh, en }) => (
              <li key={`${line} ${column} ${en}`}>
                {t('problem', { line })}：{language === 'zh' ? zh : en}
              </li>
            ))}
          </ul>
        )}
        {preview?.problems.length === 0 && (
          <Alert type="success" showIcon title={t('checked', { rows: preview.rows.length })} />
        )}
        {preview && preview.replaced.length > 0 && (
          <Checkbox checked={replaces} onChange={(event) => setReplaces(event.target.checked)}>
            {t('replaces', { count: preview.replaced.length })}
          </Checkbox>
        )}
        {check.error && <ProblemAlert error={check.error} />}
        {take.error && <ProblemAlert error={take.error} />}
      </Form>
    </Modal>
  )
}
