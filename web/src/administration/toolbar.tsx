import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Option } from '../language/use-names.ts'
import { useAdministrationWords } from './labels.ts'
import type { useSearchState } from './search-state.ts'

interface ToolbarProps {
  readonly state: ReturnType<typeof useSearchState>
  readonly addLabel?: string
  readonly closedLabel?: string
  readonly summary?: string
  readonly children?: ReactNode
  readonly extra?: ReactNode
}

/** Above each table: find, narrow, closed ones too, and the one button that adds. */
export function Toolbar({ state, addLabel, closedLabel, summary, children, extra }: ToolbarProps) {
  const w = useAdministrationWords()
  return (
    <search className="admin-toolbar">
      <Input.Search
        key={state.get('q') ?? ''}
        defaultValue={state.get('q') ?? ''}
        aria-label={w('search')}
        placeholder={w('search')}
        allowClear
        maxLength={60}
        style={{ width: 200 }}
        onSearch={(q) => state.set({ q: q.trim(), page: undefined })}
      />
      {children}
      {closedLabel !== undefined && (
        <Checkbox
          checked={state.get('closed') === 'true'}
          onChange={(event) => state.set({ closed: event.target.checked ? 'true' : undefined })}
        >
          {closedLabel}
        </Checkbox>
      )}
      {summary && <span className="soft">{summary}</span>}
      <span className="spring" />
      {extra}
      {addLabel && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => state.open('add')}>
          {addLabel}
        </Button>
      )}
    </search>
  )
}

/** A choice that narrows the table, kept in the address bar. */
export function Narrow({
  state,
  name,
  label,
  options,
  width = 170,
}: {
  readonly state: ReturnType<typeof useSearchState>
  readonly name: string
  readonly label: string
  readonly options: readonly Option[]
  readonly width?: number
}) {
  return (
    <Select
      value={state.get(name) ?? null}
      options={[...options]}
      onChange={(value: string | null | undefined) =>
        state.set({ [name]: value ?? undefined, page: undefined })
      }
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      style={{ width }}
      popupMatchSelectWidth={false}
    />
  )
}
