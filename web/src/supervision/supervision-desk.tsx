import { WorkbenchPage } from '../workbench/workbench-page.tsx'

export function SupervisionDesk() {
  return <WorkbenchPage workbench="supervision" />
}
