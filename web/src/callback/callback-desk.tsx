import { WorkbenchPage } from '../workbench/workbench-page.tsx'

export function CallbackDesk() {
  return <WorkbenchPage workbench="callback" />
}
