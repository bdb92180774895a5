import { errorText, errors } from '@yihu/contract/errors'
import type { ErrorCode } from '@yihu/contract/errors'
import type { Problem } from '@yihu/contract/openapi'
import type { FastifyReply } from 'fastify'

/** Answers a refusal as RFC 9457 problem details, in both languages. */
export function sendProblem(reply: FastifyReply, code: ErrorCode, details?: Readonly<Record<string, unknown>>): FastifyReply {
  const { status, zh } = errors[code]
  const problem: Problem = {
    type: `https://yihu.example/problems/${code}`,
    title: zh.replace(/[：:（(].*$/, ''),
    status,
    code,
    detail: errorText(code, 'zh', details),
    detailEn: errorText(code, 'en', details),
    ...(details === undefined ? {} : { details: { ...details } }),
    instance: reply.request.url,
  }
  return reply.code(status).type('application/problem+json').send(problem)
}
