import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { formatDay } from '../language/format-time.ts'
import { useNames } from '../language/use-names.ts'
import type { Option } from '../language/use-names.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useNow } from '../order-list/use-now.ts'
import { paths } from '../paths.ts'
import { candidatesQuery } from './callback-queries.ts'
import { useSampleWords } from './sample-labels.ts'

/** Which orders a sample is drawn from, how many of each unit that will be, and the drawing itself. */
export function DrawSample() {
  const words = useSampleWords()
  const { lists } = useNames()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const today = formatDay(new Date(useNow()))
  const [filter, setFilter] = useState<{
    from: string
    until: string
    categoryCode?: string
    deskCode?: string
  }>({ from: `${today.slice(0, 8)}01`, until: today })
  const [name, setName] = useState('')
  const [perUnit, setPerUnit] = useState(20)
  const [seed, setSeed] = useState<number | null>(null)
  const candidates = useQuery(candidatesQuery(filter))
  const rows = candidates.data ?? []
  const toDraw = (row: { closed: number; sampled: number }) => Math.min(perUnit, row.closed - row.sampled)
  const count = rows.reduce((sum, row) => sum + toDraw(row), 0)
  const draw = useMutation({
    mutationFn: () => {
      const body = {
        ...filter,
        name: name.trim() || `${filter.from} – ${filter.until}`,
        perUnit,
        ...(seed === null ? {} : { seed }),
      }
      return callRoute('drawSample', { body, idempotencyKey: keyFor(body) })
    },
    onSuccess: async ({ sampleId }) => {
      forget()
      await queryClient.invalidateQueries({ queryKey: ['samples'] })
      await navigate(paths.sample(sampleId))
    },
  })
  const choice = (key: 'categoryCode' | 'deskCode', label: string, options: readonly Option[]) => (
    <label>
      <span>{label}</span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        placeholder={words('all')}
        options={[...options]}
        onChange={(code: string | undefined) => {
          const { [key]: _, ...rest } = filter
          setFilter(code === undefined ? rest : { ...rest, [key]: code })
        }}
      />
    </label>
  )
  const day = (key: 'from' | 'until') => (
    <label>
      <span>{words(key)}</span>
      <Input
        type="date"
        value={filter[key]}
        onChange={({ target }) => setFilter({ ...filter, [key]: target.value })}
      />
    </label>
  )

  return (
    <section className="panel stack">
      <h2>{words('draw')}</h2>
      <div className="filters">
        <label>
          <span>{words('name')}</span>
          <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        </label>
        {day('from')}
        {day('until')}
        {choice('categoryCode', words('category'), lists.categories)}
        {choice('deskCode', words('desk'), lists.desks)}
        <label>
          <span>{words('perUnit')}</span>
          <InputNumber
            min={1}
            max={100}
            precision={0}
            value={perUnit}
            onChange={(value) => setPerUnit(value ?? 20)}
            style={{ width: '100%' }}
          />
        </label>
        <label>
          <span>{words('seed')}</span>
          <InputNumber
            min={0}
            max={0x7fff_ffff}
            precision={0}
            value={seed}
            onChange={setSeed}
            style={{ width: '100%' }}
          />
        </label>
      </div>
      {candidates.error && <ProblemAlert error={candidates.error} />}
      {rows.length === 0 ? (
        <p className="soft">{words('nothing')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="scroll-x sample-preview" tabIndex={0} aria-label={words('preview')}>
          <table className="plain-table">
            <caption>{words('preview')}</caption>
            <thead>
              <tr>
                <th scope="col">{words('unit')}</th>
                {(['closed', 'sampled', 'toDraw'] as const).map((column) => (
                  <th key={column} scope="col" className="number">
                    {words(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.unitId}>
                  <td>{row.unitName}</td>
                  <td className="number">{row.closed}</td>
                  <td className="number">{row.sampled}</td>
                  <td className="number">{toDraw(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Flex gap={8} align="center">
        <Button type="primary" disabled={count === 0} loading={draw.isPending} onClick={() => draw.mutate()}>
          {words('drawNow', { count })}
        </Button>
      </Flex>
      {draw.error && <ProblemAlert error={draw.error} />}
    </section>
  )
}
