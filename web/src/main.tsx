// First, and not sorted with the others: see the file.
// oxlint-disable-next-line import/no-unassigned-import
import './without-eval.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startShellWorker } from './shell/start-shell-worker.ts'
import { startLanguage } from './language/language.ts'
// oxlint-disable-next-line import/no-unassigned-import
import './layout/page.css'

startLanguage()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
startShellWorker()
createRoot(root).render(<App />)
