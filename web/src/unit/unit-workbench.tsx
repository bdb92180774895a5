import { WorkbenchPage } from '../workbench/workbench-page.tsx'

export function UnitWorkbench() {
  return <WorkbenchPage workbench="unit" />
}
