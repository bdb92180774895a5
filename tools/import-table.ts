/**
 * The import table of the house: which room may know which. `check-imports.ts` enforces it and
 * `docs/generated/imports.md` prints it, both from this constant, so the page cannot say anything else than the check.
 */
export interface Room {
  /** Folder; a file belongs to the room with the longest path that fits. */
  readonly path: string
  readonly holds: { readonly zh: string; readonly en: string }
  /** Folders and files it may import besides its own; `everything` is for what stands outside the product. */
  readonly mayImport: readonly Grant[] | 'everything'
  /** Runs in the browser or is pure: no module of Node. */
  readonly withoutNode?: true
}

export interface Grant {
  readonly path: string
  /** Only `import type`: the room may name the thing and not reach it. */
  readonly typesOnly?: true
}

const core: Grant = { path: 'core/src' }
const contract: Grant = { path: 'contract/src' }
const operations: Grant = { path: 'server/src/operations' }
const storage: Grant = { path: 'server/src/storage' }
/** To carry a storage from where it is opened to the operations, without a hold on what is in it. */
const storageType: Grant = { path: 'server/src/storage/storage.ts', typesOnly: true }

export const rooms: readonly Room[] = [
  {
    path: 'core/src',
    holds: {
      zh: '规则：纯函数，无输入输出、无时钟、无随机数',
      en: 'the rules: pure functions, no I/O, no clock, no chance',
    },
    mayImport: [],
    withoutNode: true,
  },
  {
    path: 'contract/src',
    holds: {
      zh: '接口约定：路由、结构、权限、错误码',
      en: 'what crosses the wire: routes, schemas, permissions, errors',
    },
    mayImport: [core],
    withoutNode: true,
  },
  {
    path: 'server/src/operations',
    holds: { zh: '动词：一个操作一个事务', en: 'verbs, one transaction each' },
    mayImport: [core, storage],
  },
  {
    path: 'server/src/storage',
    holds: { zh: '名词与 SQL；screens 一屏一查询', en: 'nouns and SQL; screens: one query a screen' },
    mayImport: [core],
  },
  {
    path: 'server/src/storage/engine',
    holds: { zh: '内置 PostgreSQL 的启动与检查', en: 'starting and checking the embedded PostgreSQL' },
    mayImport: [core],
  },
  {
    path: 'server/src/storage/blobs',
    holds: { zh: '附件的字节：磁盘或 S3', en: 'the bytes of attachments: disk or S3' },
    mayImport: [core],
  },
  {
    path: 'server/src/api',
    holds: { zh: 'HTTP：解析 → 操作或查询 → 答复', en: 'HTTP only: parse → operation or screen → reply' },
    mayImport: [core, contract, operations, { path: 'server/src/storage/screens' }, storageType],
  },
  {
    path: 'server/src/jobs',
    holds: { zh: '定时任务与队列任务', en: 'recurring jobs and the tasks of the queue' },
    mayImport: [core, operations, storageType],
  },
  {
    path: 'server/src/replay',
    holds: { zh: '按模拟时钟回放已公布的月份', en: 'playing a published month on a simulated clock' },
    mayImport: [core, contract, operations, storage],
  },
  {
    path: 'server/src/exchange',
    holds: { zh: '对外交换，一方一文件夹', en: 'one folder for each outside party' },
    mayImport: [core],
  },
  {
    path: 'server/src/telephony',
    holds: { zh: '话务交换机', en: 'the switch' },
    mayImport: [core],
  },
  {
    path: 'server/src/reports',
    holds: { zh: '数据 → Word、Excel', en: 'figures → .docx and .xlsx' },
    mayImport: [core],
  },
  {
    path: 'server/src/cli',
    holds: { zh: '命令行', en: 'the commands' },
    mayImport: [core, contract, { path: 'server/src' }],
  },
  {
    path: 'server/src/testing',
    holds: { zh: '测试共用：数据库、示例中心', en: 'what tests share: databases, a small centre' },
    mayImport: 'everything',
  },
  {
    path: 'web/src',
    holds: { zh: '页面', en: 'the pages' },
    mayImport: [core, contract],
    withoutNode: true,
  },
  {
    path: 'bench',
    holds: { zh: '测量', en: 'measurements' },
    mayImport: 'everything',
  },
  {
    path: 'tools',
    holds: { zh: '检查与生成文档的程序', en: 'programs that check the house and write its pages' },
    mayImport: 'everything',
  },
  {
    path: 'docs',
    holds: { zh: '文档与其示例的测试', en: 'pages, and the tests of their examples' },
    mayImport: 'everything',
  },
]

/**
 * What breaks a rule today and shall not for ever. The list may only get shorter: an entry that is no longer needed is
 * itself a finding.
 */
export interface Exception {
  readonly file: string
  readonly imports: string
  readonly because: string
}

export const exceptions: readonly Exception[] = []
