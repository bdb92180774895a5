import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { WorkbenchPage } from '../workbench/workbench-page.tsx'
import { useWords } from './labels.ts'

/** 班长台: who has what, what nobody has, what the centre itself is late with, and ends somebody else confirms. */
export function TeamDesk() {
  const words = useWords()
  const navigate = useNavigate()
  return (
    <WorkbenchPage
      workbench="team"
      tools={<Button onClick={() => void navigate(paths.people())}>{words('people')}</Button>}
    />
  )
}
