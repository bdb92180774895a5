/** A size as people say it: `820 B`, `12 KB`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = Math.round(bytes / 1024)
  if (kilobytes < 1000) return `${kilobytes} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
