import { describe, expect, it } from 'vitest'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const view = { list: 'orders', name: '督办件', search: 'supervised=true' }
const query = { list: 'orders' }

describe('a view', () => {
  it('is kept under a name, for its author alone', async () => {
    const agent = await api.as('agent')
    const { value } = await agent.call('saveView', { body: view })
    expect(value).toMatchObject([
      { name: '督办件', search: 'supervised=true', isOwn: true, isDefault: false },
    ])
    expect((await (await api.as('dispatcher')).call('listViews', { query })).value).toEqual([])
  })

  it('belongs to its list, whichever that is', async () => {
    const admin = await api.as('admin')
    const list = 'administration.users'
    await admin.call('saveView', { body: { list, name: '派单员', search: 'role=dispatcher' } })
    expect((await admin.call('listViews', { query })).value).toEqual([])
    const [own] = (await admin.call('listViews', { query: { list } })).value
    expect(own).toMatchObject({ list, name: '派单员' })
    const params = { viewId: own?.viewId ?? '' }
    expect((await admin.call('deleteView', { params })).value).toEqual([])
    const nowhere = await admin.call('saveView', { body: { ...view, list: 'dreams' as never } })
    expect(nowhere.problem.code).toBe('badRequest')
  })

  it('is renamed, begun with, no longer begun with, deleted', async () => {
    const agent = await api.as('agent')
    const [first] = (await agent.call('listViews', { query })).value
    const params = { viewId: first?.viewId ?? '' }
    const renamed = await agent.call('changeView', { params, body: { name: '我的督办', isDefault: true } })
    expect(renamed.value).toMatchObject([{ name: '我的督办', isDefault: true }])
    expect((await agent.call('changeView', { params, body: { isDefault: false } })).value).toMatchObject([
      { isDefault: false },
    ])
    expect((await agent.call('deleteView', { params })).value).toEqual([])
    expect((await agent.call('deleteView', { params })).problem.code).toBe('notFound')
  })

  it('is shared with roles by a team leader, who alone may change it', async () => {
    const leader = await api.as('teamleader')
    const shared = await leader.call('saveView', {
      body: { ...view, name: '全班', sharedWith: ['agent', 'dispatcher'] },
    })
    const params = { viewId: shared.value[0]?.viewId ?? '' }
    const agent = await api.as('agent')
    expect((await agent.call('listViews', { query })).value).toMatchObject([{ name: '全班', isOwn: false }])
    expect((await (await api.as('callback')).call('listViews', { query })).value).toEqual([])
    expect((await agent.call('changeView', { params, body: { name: '别的' } })).problem.code).toBe(
      'notPermitted',
    )
    expect((await agent.call('deleteView', { params })).problem.code).toBe('notPermitted')
    // What one's own list begins with is one's own affair.
    expect((await agent.call('changeView', { params, body: { isDefault: true } })).value).toMatchObject([
      { isDefault: true },
    ])
    expect((await (await api.as('dispatcher')).call('listViews', { query })).value).toMatchObject([
      { isDefault: false },
    ])
  })

  it('is not shared by an agent', async () => {
    const agent = await api.as('agent')
    const { problem } = await agent.call('saveView', { body: { ...view, sharedWith: ['agent'] } })
    expect(problem.code).toBe('notPermitted')
  })

  it('is one of thirty at most', async () => {
    const editor = await api.as('editor')
    for (let count = 0; count < 30; count++) await editor.call('saveView', { body: view })
    expect((await editor.call('saveView', { body: view })).problem.code).toBe('tooManyViews')
  })
})
