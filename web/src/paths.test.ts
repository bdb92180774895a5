import { expect, test } from 'vitest'
import { paths, returnPath } from './paths.ts'

test('every address of the staff web', () => {
  const orderId = '0199a1b2-0000-7000-8000-000000000001'
  expect([
    paths.signIn(),
    paths.signIn('/'),
    paths.signIn('/orders?state=accepted&page=2'),
    paths.home(),
    paths.home('2023-10'),
    paths.orders(),
    paths.orders({ state: 'accepted,dispatched', overdue: 'true', page: 2 }),
    paths.orders({ q: '路灯 不亮' }),
    paths.orders({ measure: 'closedOnTime', period: '2023-10', unitId: orderId }),
    paths.order(orderId),
    paths.desk(),
    paths.assessment(),
    paths.assessment({ scheme: 'monthly', period: '2023-10', unit: '甲局', cell: 'score' }),
    paths.bulletin(),
    paths.bulletin({ template: 'monthly', period: '2023-10' }),
  ]).toMatchInlineSnapshot(`
    [
      "/sign-in",
      "/sign-in",
      "/sign-in?returnTo=%2Forders%3Fstate%3Daccepted%26page%3D2",
      "/",
      "/?period=2023-10",
      "/orders",
      "/orders?state=accepted%2Cdispatched&overdue=true&page=2",
      "/orders?q=%E8%B7%AF%E7%81%AF+%E4%B8%8D%E4%BA%AE",
      "/orders?measure=closedOnTime&period=2023-10&unitId=0199a1b2-0000-7000-8000-000000000001",
      "/orders/0199a1b2-0000-7000-8000-000000000001",
      "/desk",
      "/assessment",
      "/assessment?scheme=monthly&period=2023-10&unit=%E7%94%B2%E5%B1%80&cell=score",
      "/bulletin",
      "/bulletin?template=monthly&period=2023-10",
    ]
  `)
})

test('a sign-in leads back to this site and to no other', () => {
  expect(returnPath('/orders?page=2')).toBe('/orders?page=2')
  for (const trap of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    null,
  ])
    expect(returnPath(trap)).toBe('/')
})
