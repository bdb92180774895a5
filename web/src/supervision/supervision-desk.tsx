import type { OrderView } from '@yihu/contract/orders'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { WorkbenchPage } from '../workbench/workbench-page.tsx'
import { useWords } from './labels.ts'
import { NoticeList } from './notice-list.tsx'

const lead = (view: OrderView) => <NoticeList view={view} />

/** 督办台: what is late, stuck or going round, and the notices about it (R7.12, R7.13, R11). */
export function SupervisionDesk() {
  const words = useWords()
  const navigate = useNavigate()
  return (
    <WorkbenchPage
      workbench="supervision"
      tools={<Button onClick={() => void navigate(paths.backlog())}>{words('backlog')}</Button>}
      lead={lead}
    />
  )
}
