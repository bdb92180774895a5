import { WorkbenchPage } from '../workbench/workbench-page.tsx'

export function DispatchDesk() {
  return <WorkbenchPage workbench="dispatch" />
}
