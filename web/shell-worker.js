// @ts-check
/* Keeps the pages of the product for a reload without a line. The build writes the two constants. */
const release = '__RELEASE__'
/** @type {string[]} */
const files = JSON.parse('__FILES__')

const worker = /** @type {any} */ (self)

worker.addEventListener('install', (/** @type {any} */ event) => {
  // Takes over at once: files carry a hash in their names, so pages of two releases do not disturb each other.
  event.waitUntil(
    caches
      .open(release)
      // One file that does not come spoils them all, and nobody tries again before the next page: so once more.
      .then((cache) => cache.addAll(files).catch(() => cache.addAll(files)))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== release).map((name) => caches.delete(name))),
      )
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request
  const url = new URL(request.url)
  // What the server says is never kept here: it is data of people.
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(pageOf(request))
  else if (files.includes(url.pathname)) event.respondWith(fileOf(url.pathname, request))
})

/** The page from the server while it answers, so that a new release is seen at once; the kept one otherwise.
 * @param {Request} request */
async function pageOf(request) {
  try {
    const reply = await fetch(request)
    if (reply.status < 500) return reply
  } catch {
    // No line: the kept page.
  }
  return (await caches.match('/', { cacheName: release })) ?? Response.error()
}

/** @param {string} path @param {Request} request */
async function fileOf(path, request) {
  return (await caches.match(path, { cacheName: release })) ?? fetch(request)
}
