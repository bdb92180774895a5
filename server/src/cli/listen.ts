import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../api/app.ts'
import type { Platform } from '../api/platform.ts'
import { Stop } from './settings.ts'
import type { Settings } from './settings.ts'

/** Starts answering; a port that is taken is said in words, before anything else has been started. */
export async function listen(
  settings: Settings,
  platform: () => Platform | undefined,
): Promise<FastifyInstance> {
  const app = await createApp({
    platform,
    version: settings.version,
    isSecure: settings.isSecure,
    logger: {
      level: process.env['YIHU_LOG'] ?? 'warn',
      serializers: {
        req: ({ method, url, host, ip }) => ({ method, url: withoutPeople(url), host, remoteAddress: ip }),
      },
    },
  })
  try {
    await app.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const { port, host } = settings
    if (code === 'EADDRINUSE')
      throw new Stop(
        `端口 ${port} 已被占用。请停止占用它的程序，或用 YIHU_PORT 另选端口。\nPort ${port} is taken. Stop the program that uses it, or choose another with YIHU_PORT.`,
      )
    if (code === 'EACCES') throw new Stop(`没有权限使用端口 ${port}。\nNo permission to use port ${port}.`)
    if (code === 'EADDRNOTAVAIL')
      throw new Stop(`本机没有地址 ${host}（YIHU_HOST）。\nThis machine has no address ${host}.`)
    throw error
  }
  return app
}

/**
 * Whoever reads a log must not be able to answer in an appellant's place, nor learn whom people search for or what their
 * files are called: of a query only the names of its parts are kept.
 */
export function withoutPeople(url: string): string {
  return url
    .replace(/^(\/c\/|\/api\/callback-links\/)[^/?]+/, '$1…')
    .replace(/([?&])([^=&]*)=[^&]*/g, '$1$2=…')
}

/** Resolves at Ctrl-C or a request to end. A second Ctrl-C ends at once. */
export function untilAskedToEnd(): { asked: Promise<void>; signal: AbortSignal } {
  const controller = new AbortController()
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (controller.signal.aborted) process.exit(130)
        controller.abort()
        resolve()
      })
  })
  return { asked, signal: controller.signal }
}

/** Ends in order: no new requests, then jobs, then the database; ten seconds at most. */
export async function endAll(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const ending = (async () => {
    for (const step of steps) await step()
  })()
  await Promise.race([ending, wait(10_000)])
}
