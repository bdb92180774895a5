import { errorText, errors } from '@yihu/contract/errors'
import type { ErrorCode } from '@yihu/contract/errors'
import type { Problem } from '@yihu/contract/openapi'
import type { FastifyReply } from 'fastify'

/** Answers a refusal as RFC 9457 problem details, in both languages. */
export function sendProblem(
  reply: FastifyReply,
  code: ErrorCode,
  details?: Readonly<Record<string, unknown>>,
): FastifyReply {
  const { status, zh } = errors[code]
  const problem: Problem = {
    type: `https://yihu.example/problems/${code}`,
    // The kind of refusal, the same for every occurrence: the words of the catalogue without the values.
    title: zh.replace(/[：:（(；].*$/, '').replace(/[“”]?\{\w+\}[“”]?/g, '…'),
    status,
    code,
    detail: errorText(code, 'zh', inLanguage(details, 'zh')),
    detailEn: errorText(code, 'en', inLanguage(details, 'en')),
    ...(details === undefined ? {} : { details: { ...details } }),
    instance: reply.request.url,
  }
  return reply.code(status).type('application/problem+json').send(problem)
}

/** What a message is filled with; a value that is words of ours comes in both languages, as `{ zh, en }`. */
function inLanguage(
  details: Readonly<Record<string, unknown>> = {},
  language: 'zh' | 'en',
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, isBilingual(value) ? value[language] : value]),
  )
}

function isBilingual(value: unknown): value is { zh: string; en: string } {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
