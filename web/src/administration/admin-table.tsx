import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import type { TableColumnType, TableProps } from 'antd'
import { App, Button, Flex, Table } from 'antd'
import { useState } from 'react'
import { errorMessage } from '../api/problem-error.ts'
import { useLanguage } from '../language/language.ts'
import { csvFile, rowsAsCsv, saveFile } from '../layout/save-rows.ts'
import type { BulkActing } from './bulk-act.tsx'
import { BulkAct } from './bulk-act.tsx'
import { useAdministrationWords } from './labels.ts'

/** A column of the page; `text` is what a file has of it. A column without text belongs to the page only. */
export type AdminColumn<Row> = TableColumnType<Row> & { readonly text?: (row: Row) => string }

interface AdminTableProps<Row extends object> extends Omit<TableProps<Row>, 'columns' | 'rowSelection'> {
  readonly columns: readonly AdminColumn<Row>[]
  /** All rows found, where `dataSource` is a tree or a page of them. */
  readonly rows: readonly Row[]
  /** Where the page has only some of what is found: how many there are, and all of them for a file. */
  readonly everything?: { readonly total: number; readonly load: () => Promise<readonly Row[]> }
  readonly fileName: string
  readonly bulk?: BulkActing<Row>
}

/** A table of basic data: many rows are acted on together, and what is found is taken along as a file. */
export function AdminTable<Row extends object>(props: AdminTableProps<Row>) {
  const { columns, rows, everything, fileName, bulk, ...table } = props
  const w = useAdministrationWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const exported = columns.flatMap(({ title, text }) =>
    text && typeof title === 'string' ? [{ title, text }] : [],
  )
  const acted = bulk ? rows.filter((row) => bulk.fits(row) && chosen.includes(bulk.idOf(row))) : []
  const { message } = App.useApp()
  const { language } = useLanguage()
  const exporting = useMutation({
    mutationFn: async () => (everything ? everything.load() : rows),
    onSuccess: (all) => saveFile(`${fileName}.csv`, csvFile(rowsAsCsv(exported, all))),
    onError: (error) => void message.error(errorMessage(error, language)),
  })
  return (
    <>
      <Flex gap={8} wrap justify="space-between">
        {bulk ? <BulkAct bulk={bulk} rows={acted} onClear={() => setChosen([])} /> : <span />}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={rows.length === 0}
          loading={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          {w('exportRows', { count: everything?.total ?? rows.length })}
        </Button>
      </Flex>
      <Table<Row>
        {...table}
        columns={[...columns]}
        {...(bulk
          ? {
              rowSelection: {
                selectedRowKeys: acted.map((row) => bulk.idOf(row)),
                onChange: (keys) => setChosen(keys.map(String)),
                columnWidth: 40,
                fixed: true,
                getCheckboxProps: (row) => ({
                  disabled: !bulk.fits(row),
                  'aria-label': w('chooseRow', { name: bulk.nameOf(row) }),
                }),
              },
            }
          : {})}
      />
    </>
  )
}
