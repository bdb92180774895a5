import { errors } from '@yihu/contract/errors'
import { openApiDocument } from '@yihu/contract/openapi'
import { routes } from '@yihu/contract/routes'
import type { Route } from '@yihu/contract/routes'
import { permissionRoles, permissions } from '@yihu/core/access/permissions'
import { roleLabels, roles } from '@yihu/core/access/roles'
import { unitMeasures } from '@yihu/core/assessment/unit-measures'
import { measures } from '@yihu/core/assessment/measures'
import type { Measure } from '@yihu/core/assessment/measures'
import { exceptions, rooms } from '../import-table.ts'
import type { Room } from '../import-table.ts'
import { code, heading, table } from './markdown.ts'

export function importsPage(): string {
  return (
    heading(
      '引用表 · Import table',
      'tools/import-table.ts',
      '`npm run imports` 逐一检查每个 import。测试文件不受房间限制；`类型` 表示只能 `import type`。`npm run imports` checks every import. Test files may look into every room; “types” means `import type` only.',
    ) +
    table(
      ['房间 Room', '内容 Holds', '可引用 May import', 'Node'],
      rooms.map((room) => [
        code(room.path),
        `${room.holds.zh}\n${room.holds.en}`,
        grantsText(room),
        room.withoutNode ? '否 no' : '可 yes',
      ]),
    ) +
    `\n## 例外 · Exceptions\n\n${
      exceptions.length === 0
        ? '无 · none\n'
        : table(
            ['File', 'Imports', 'Because'],
            exceptions.map((entry) => [code(entry.file), code(entry.imports), entry.because]),
          )
    }`
  )
}

function grantsText({ mayImport }: Room): string {
  if (mayImport === 'everything') return '全部 everything'
  if (mayImport.length === 0) return '无（本仓库其他代码） nothing of ours'
  return mayImport
    .map(({ path, typesOnly }) => `${code(path)}${typesOnly ? '（类型 types）' : ''}`)
    .join('\n')
}

export function errorsPage(): string {
  const rows = Object.entries(errors).sort(([a, x], [b, y]) => x.status - y.status || compare(a, b))
  return (
    heading(
      '错误码 · Refusals',
      'contract/src/errors.ts',
      '接口以 RFC 9457 问题详情答复，`code` 稳定不变。The API answers with RFC 9457 problem details; `code` is stable.',
    ) +
    table(
      ['HTTP', 'code', '中文', 'English'],
      rows.map(([name, { status, zh, en }]) => [String(status), code(name), zh, en]),
    )
  )
}

export function routesPage(): string {
  return (
    heading(
      '接口 · Routes',
      'contract/src/routes.ts',
      '服务器登记的、页面调用的、OpenAPI 打印的都是这张表。`⟳` 表示须带 `Idempotency-Key`。The server registers, the pages call and OpenAPI prints exactly these. `⟳` wants an `Idempotency-Key`. 各接口的全部答复见 Every reply of each route: [openapi.json](openapi.json).',
    ) +
    table(
      ['接口 Route', '说明 Summary', '权限 Permission', '岗位 Roles', '拒绝 Refuses'],
      Object.entries(routes as Readonly<Record<string, Route>>).map(([name, route]) => [
        `${code(`${route.method} ${route.path}`)}${route.creates ? ' ⟳' : ''}\n${code(name)}`,
        route.summary,
        route.permission === null ? '无 none' : code(route.permission),
        route.permission === null ? '任何人 everybody' : roleNames(permissionRoles[route.permission]),
        route.refuses.map(code).join(' ') || '—',
      ]),
    )
  )
}

export function permissionsPage(): string {
  const people = roles.filter((role) => role !== 'system')
  return (
    heading(
      '权限 · Permissions',
      'core/src/access/permissions.ts',
      '工单上的动作由生命周期表决定，见 [life-cycle.md](life-cycle.md)。承办单位人员只看到派给本单位及下级单位的工单。Acting on an order is decided by the life-cycle table. People of a unit see only orders assigned to it or to a unit below it.',
    ) +
    table(
      ['权限 Permission', ...people.map((role) => `${roleLabels[role].zh}\n${roleLabels[role].en}`)],
      permissions.map((permission) => [
        code(permission),
        ...people.map((role) => (permissionRoles[permission].includes(role) ? '●' : '')),
      ]),
    )
  )
}

export function measuresPage(): string {
  const rows = Object.entries(measures as Readonly<Record<string, Measure>>)
  return (
    heading(
      '统计口径 · Measures',
      'core/src/assessment/measures.ts',
      '考核方案 `inputs` 的 `measure` 可用的名称。The names a scheme may give as `measure` of an input.',
    ) +
    table(
      ['名称 Name', '标签 Label', '口径 Definition', '依据 Basis'],
      rows.map(([name, { label, definition, basis }]) => [
        code(name),
        `${label.zh}\n${label.en}`,
        `${definition.zh}\n${definition.en}`,
        basis,
      ]),
    ) +
    '\n不按工单计数的口径。Measures counted from no order (R12.2, R13).\n\n' +
    table(
      ['名称 Name', '口径 Definition'],
      Object.entries(unitMeasures).map(([name, { zh, en }]) => [code(name), `${zh}\n${en}`]),
    )
  )
}

export function openApiPage(version: string): string {
  return `${JSON.stringify(openApiDocument(version), null, 2)}\n`
}

function roleNames(held: readonly (keyof typeof roleLabels)[]): string {
  return held.map((role) => roleLabels[role].zh).join('、')
}

/** By code unit, so that the order is the same under every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
