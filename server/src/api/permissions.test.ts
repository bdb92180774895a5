import { randomUUID } from 'node:crypto'
import type { Route, RouteName } from '@yihu/contract/routes'
import { routes } from '@yihu/contract/routes'
import { permissionRoles } from '@yihu/core/access/permissions'
import type { Role } from '@yihu/core/access/roles'
import { roles } from '@yihu/core/access/roles'
import { describe, expect, it } from 'vitest'
import { signedIn, someone } from '../testing/api-client.ts'
import { logins } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const everyRoute = Object.entries(routes) as [RouteName, Route][]
const guarded = everyRoute.filter(([, route]) => route.permission !== null)
/** Well-formed enough to reach the route; the body is not, so that a permitted request changes nothing. */
const call = {
  params: {
    orderId: randomUUID(),
    bulletinId: randomUUID(),
    draftId: randomUUID(),
    file: 'annex.xlsx',
    sampleId: randomUUID(),
    unitId: randomUUID(),
    userId: randomUUID(),
    list: 'channels',
    code: 'phone',
    limitId: randomUUID(),
    responsibilityId: randomUUID(),
    templateId: randomUUID(),
    campaignId: randomUUID(),
    dialTestId: randomUUID(),
    articleTaskId: randomUUID(),
  },
  body: {},
}

it('every route but sign-in, an appellant’s link and the switch demands a permission', () => {
  expect(everyRoute.filter(([, route]) => route.permission === null).map(([name]) => name)).toEqual([
    'signIn',
    'openCallbackLink',
    'answerCallbackLink',
    'answerByKeypad',
  ])
})

describe('without a session', () => {
  it.each(guarded)('%s is refused: 401', async (name, route) => {
    const answer = await someone(api.app).call(name, route.method === 'GET' ? { params: call.params } : call)
    expect(answer.problem).toMatchObject({ status: 401, code: 'notSignedIn' })
  })

  it.each(['yihu_session=invented', 'yihu_session=a.b', 'yihu_session=', 'yihu_session=%00'])(
    'a cookie “%s” opens nothing',
    async (cookie) => {
      const answer = await someone(api.app, cookie).call('whoAmI')
      expect(answer.problem.code).toBe('notSignedIn')
    },
  )
})

describe.each(roles)('%s', (role: Role) => {
  it('may what its permissions say, on every route, and nothing else', async () => {
    const login = logins[role]
    const person = await signedIn(api.app, login)
    for (const [name, route] of guarded) {
      const isPermitted = permissionRoles[route.permission ?? 'self'].includes(role)
      if (name === 'signOut' && isPermitted) continue
      const answer = await person.call(name, route.method === 'GET' ? { params: call.params } : call)
      if (isPermitted) {
        expect([401, 403, 500], `${role} ${name}: ${answer.text}`).not.toContain(answer.status)
      } else {
        expect(answer.problem, `${role} ${name}`).toMatchObject({
          status: 403,
          code: 'notPermitted',
          details: { permission: route.permission },
        })
      }
    }
  })
})

it('the session says exactly the permissions the routes then grant', async () => {
  for (const role of roles.filter((one) => one !== 'system')) {
    const { value } = await (await api.as(logins[role])).call('whoAmI')
    expect(value.roles).toEqual([role])
    const held = Object.entries(permissionRoles).filter(([, holders]) => holders.includes(role))
    expect(value.permissions.toSorted()).toEqual(held.map(([permission]) => permission).toSorted())
  }
})
