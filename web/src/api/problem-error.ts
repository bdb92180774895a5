import type { Problem } from '@yihu/contract/openapi'
import type { Language } from '../language/language.ts'

/** A refusal of the server (RFC 9457); clients decide by `code` and show `textIn(language)`. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detailEn)
    this.name = 'ProblemError'
    this.status = problem.status
    this.code = problem.code
    this.problem = problem
  }

  textIn(language: Language): string {
    return language === 'zh' ? this.problem.detail : this.problem.detailEn
  }
}

/** What to tell people about anything that went wrong on the way to the server and back. */
export function errorMessage(error: unknown, language: Language): string {
  if (error instanceof ProblemError) return error.textIn(language)
  if (error instanceof TypeError)
    return language === 'zh'
      ? '连接不上服务器，请检查网络后重试'
      : 'The server cannot be reached; check the network and try again'
  return language === 'zh' ? '操作未完成，请重试' : 'Nothing was done; try again'
}

/** The problem in a reply that is not one of ours, for example from a proxy in between. */
export function foreignProblem(status: number): Problem {
  return {
    type: 'about:blank',
    title: String(status),
    status,
    code: 'unavailable',
    detail: `服务暂不可用（${status}），请稍后重试`,
    detailEn: `The service is not available (${status}); try again shortly`,
  }
}
