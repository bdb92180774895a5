import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { orderListQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'

interface LeadOrderSelectProps {
  readonly orderId: string
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (orderId: string | undefined) => void
  readonly id?: string
}

/** Finds the lead order by its number or words of its title. */
export function LeadOrderSelect({ orderId, label, value, onChange, ...rest }: LeadOrderSelectProps) {
  const { t } = useLanguage()
  const [words, setWords] = useState('')
  const sought = useDeferredValue(words.trim())
  const { data, isFetching } = useQuery({
    ...orderListQuery({ q: sought, pageSize: 20 }),
    enabled: sought.length >= 2,
  })
  const options = (data?.rows ?? [])
    .filter((row) => row.orderId !== orderId)
    .map((row) => ({ value: row.orderId, label: `${row.orderNo} ${row.title}` }))
  return (
    <Select
      {...rest}
      aria-label={label}
      value={value ?? null}
      onChange={(chosen: string | undefined) => onChange(chosen)}
      options={options}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={isFetching}
      allowClear
      placeholder={t('field.leadOrderHint')}
      notFoundContent={sought.length < 2 ? t('field.leadOrderHint') : t('list.empty')}
    />
  )
}
