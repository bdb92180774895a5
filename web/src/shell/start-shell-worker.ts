/**
 * Starts the worker that keeps the pages themselves, so that a reload without a line still opens the desk. Browsers run
 * it on https and on localhost only; elsewhere everything works but a reload without a line.
 */
export function startShellWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/shell-worker.js').catch(() => undefined)
}
