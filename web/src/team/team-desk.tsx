import { WorkbenchPage } from '../workbench/workbench-page.tsx'

export function TeamDesk() {
  return <WorkbenchPage workbench="team" />
}
