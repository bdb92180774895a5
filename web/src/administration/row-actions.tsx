import { ArrowDownOutlined, ArrowUpOutlined, DownOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Flex } from 'antd'
import { errorMessage } from '../api/problem-error.ts'
import { referenceDataQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { administrationKey } from './administration-queries.ts'
import { useAdministrationWords } from './labels.ts'

export interface RowAction {
  readonly key: string
  readonly label: string
  readonly isDanger?: boolean
}

interface RowActionsProps {
  readonly name: string
  readonly actions: readonly RowAction[]
  readonly onAct: (key: string) => void
  /** Moves the row among its own; left out where the order means nothing. */
  readonly move?: (way: 'moveUp' | 'moveDown') => Promise<unknown>
}

/** What can be done with a row: its place by two buttons, all else in a menu that opens with Enter. */
export function RowActions({ name, actions, onAct, move }: RowActionsProps) {
  const w = useAdministrationWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const moving = useMutation({
    mutationFn: (way: 'moveUp' | 'moveDown') => move?.(way) ?? Promise.resolve(),
    onError: (error) => void message.error(errorMessage(error, language)),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: administrationKey })
      await queries.invalidateQueries({ queryKey: referenceDataQuery.queryKey })
    },
  })
  return (
    <Flex gap={2} className="row-actions">
      {move && (
        <>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={w('moveUpOf', { name })}
            title={w('moveUp')}
            disabled={moving.isPending}
            onClick={() => moving.mutate('moveUp')}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={w('moveDownOf', { name })}
            title={w('moveDown')}
            disabled={moving.isPending}
            onClick={() => moving.mutate('moveDown')}
          />
        </>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: actions.map(({ key, label, isDanger }) => ({ key, label, danger: isDanger === true })),
          onClick: ({ key }) => onAct(key),
        }}
      >
        <Button size="small" aria-label={w('actionsOf', { name })} aria-haspopup="menu">
          {w('actions')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </Flex>
  )
}
