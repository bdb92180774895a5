import type { OrderFilter } from '@yihu/contract/orders'
import type { ArticleTaskState } from '@yihu/core/knowledge/article-task'
import type { QueueName, Workbench } from '@yihu/core/workbench/queues'

/** Every address of the staff web, in one place; pages never spell one themselves. */
export const paths = {
  signIn: (returnTo?: string) =>
    withSearch('/sign-in', { returnTo: returnTo === '/' ? undefined : returnTo }),
  home: (period?: string) => withSearch('/', { period }),
  orders: (filter: OrderFilter = {}) => withSearch('/orders', filter),
  order: (orderId: string) => `/orders/${encodeURIComponent(orderId)}`,
  workbench: (workbench: Workbench, queue?: QueueName) => withSearch(`/desks/${workbench}`, { queue }),
  backlog: () => '/backlog',
  people: () => '/people',
  situation: () => '/situation',
  deskLedger: (desk?: string) => withSearch('/desk-ledger', { desk }),
  answeringDays: (choice: { month?: string; unitId?: string } = {}) => withSearch('/answering-days', choice),
  answeringDay: (answeringDayId: string) => `/answering-days/${encodeURIComponent(answeringDayId)}`,
  /** With a leaders' answering day, the calls taken go into its ledger. */
  desk: (answeringDay?: string | null) => withSearch('/desk', { answeringDay: answeringDay ?? undefined }),
  unitReturns: () => '/desks/unit?show=returned',
  samples: () => '/samples',
  sample: (sampleId: string, orderId?: string) =>
    withSearch(`/samples/${encodeURIComponent(sampleId)}`, { order: orderId }),
  assessment: (choice: AssessmentChoice = {}) => withSearch('/assessment', choice),
  dialTests: (choice: { period?: string; tab?: 'campaigns' | 'counties' } = {}) =>
    withSearch('/dial-tests', choice),
  dialCampaign: (campaignId: string) => `/dial-tests/${encodeURIComponent(campaignId)}`,
  articleTasks: (choice: ArticleTaskChoice = {}) => withSearch('/article-tasks', choice),
  closing: (choice: ClosingChoice = {}) => withSearch('/closing', choice),
  bulletin: (choice: BulletinChoice = {}) => withSearch('/bulletin', choice),
  draft: (draftId: string) => `/bulletin/draft/${encodeURIComponent(draftId)}`,
  administration: (section?: AdministrationSection, search: object = {}) =>
    withSearch(section === undefined ? '/administration' : `/administration/${section}`, search),
  password: () => '/password',
} as const

export const administrationSections = [
  'units',
  'users',
  'lists',
  'limits',
  'rules',
  'textRules',
  'calendar',
  'responsibilities',
  'templates',
  'settings',
  'messages',
  'changes',
] as const
export type AdministrationSection = (typeof administrationSections)[number]

/** What of the assessment is shown; `unit` and `cell` open the explanation of one cell. */
export interface AssessmentChoice {
  readonly scheme?: string | undefined
  readonly period?: string | undefined
  readonly group?: string | undefined
  readonly unit?: string | undefined
  readonly cell?: string | undefined
}

/** Which tasks to write or renew an article are listed. */
export interface ArticleTaskChoice {
  readonly state?: ArticleTaskState | 'overdue' | undefined
  readonly unitId?: string | undefined
  readonly period?: string | undefined
}

export interface ClosingChoice {
  readonly scheme?: string | undefined
  readonly period?: string | undefined
  readonly tab?: 'outlook' | 'objections' | 'exclusions' | 'entries' | 'recount'
}

export interface BulletinChoice {
  readonly template?: string | undefined
  readonly period?: string | undefined
}

/** Where a sign-in leads back to: only an address of this site, never another one. */
export function returnPath(returnTo: string | null): string {
  return returnTo !== null && /^\/(?![/\\])/.test(returnTo) ? returnTo : paths.home()
}

function withSearch(path: string, values: object): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values))
    if (value !== undefined && value !== '') search.set(key, String(value))
  return search.size === 0 ? path : `${path}?${search}`
}
