import { describe, expect, it } from 'vitest'
import { signedIn, someone } from '../testing/api-client.ts'
import { password, setUpSmallCentre } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()

describe('signing in', () => {
  it('answers a wrong password, an unknown account and an account without a password alike', async () => {
    const { storage } = api.database
    await storage.owner
      .updateTable('users')
      .set({ password_hash: null })
      .where('login', '=', 'editor')
      .execute()
    const attempts = [
      { login: 'agent', password: 'wrong' },
      { login: 'nobody', password },
      { login: 'editor', password },
      { login: 'agent', password, centreCode: 'elsewhere' },
      { login: `' or true --`, password },
    ]
    const answers = await Promise.all(attempts.map((body) => someone(api.app).call('signIn', { body })))
    for (const answer of answers) {
      expect(answer.text).toBe(answers[0]?.text)
      expect(answer.problem).toMatchObject({ status: 401, code: 'badCredentials' })
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  it('gives a cookie no script reads and no other site sends, and says who it is', async () => {
    const person = someone(api.app)
    const answer = await person.call('signIn', { body: { login: 'unit01', password } })
    expect(answer.value).toMatchObject({
      roles: ['handler'],
      unitName: '岳塘区人民政府',
      centre: { code: 'small' },
    })
    expect(answer.value.unitIds.toSorted()).toEqual(
      [api.small.unitId('岳塘区人民政府'), api.small.unitId('岳塘街道')].toSorted(),
    )
    expect(answer.headers['set-cookie']).toMatch(/^yihu_session=.*Path=\/.*HttpOnly.*SameSite=Lax/)
    expect(answer.text).not.toContain('argon2')
    expect((await person.call('whoAmI')).value).toEqual(answer.value)
  })

  it('gives a new session to whoever had one before', async () => {
    const person = await signedIn(api.app, 'agent')
    const before = person.cookie
    await person.call('signIn', { body: { login: 'dispatcher', password } })
    expect(person.cookie).not.toBe(before)
    expect((await person.call('whoAmI')).value.roles).toEqual(['dispatcher'])
    expect((await someone(api.app, before).call('whoAmI')).problem.code).toBe('notSignedIn')
  })

  it('is limited by address: after twenty attempts in a minute even the right password waits', async () => {
    const guesser = someone(api.app)
    const codes: string[] = []
    for (let attempt = 0; attempt < 22; attempt++) {
      const { problem } = await guesser.call('signIn', { body: { login: 'agent', password: '' } })
      codes.push(problem.code)
    }
    expect(codes).toEqual([...Array<string>(20).fill('badRequest'), 'tooManyAttempts', 'tooManyAttempts'])
    const right = await guesser.call('signIn', { body: { login: 'agent', password } })
    expect(right.problem).toMatchObject({ status: 429, code: 'tooManyAttempts' })
    expect((await someone(api.app).call('signIn', { body: { login: 'agent', password } })).status).toBe(200)
  })

  it('needs the centre’s code where there are several', async () => {
    await setUpSmallCentre(api.database.storage, { code: 'second', name: '第二热线' })
    const unclear = await someone(api.app).call('signIn', { body: { login: 'agent', password } })
    expect(unclear.problem.code).toBe('badCredentials')
    const second = await signedIn(api.app, 'agent', 'second')
    expect((await second.call('whoAmI')).value.centre).toEqual({ code: 'second', name: '第二热线' })
  })
})

describe('a session ends', () => {
  it('when its person signs out, for every copy of its cookie', async () => {
    const person = await signedIn(api.app, 'agent', 'small')
    const copy = someone(api.app, person.cookie)
    expect((await copy.call('whoAmI')).status).toBe(200)
    expect((await person.call('signOut')).status).toBe(204)
    expect((await copy.call('whoAmI')).problem.code).toBe('notSignedIn')
    expect((await copy.call('signOut')).problem.code).toBe('notSignedIn')
  })

  it('when its time is over', async () => {
    const person = await signedIn(api.app, 'agent', 'small')
    const { owner } = api.database.storage
    await owner
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    expect((await person.call('whoAmI')).problem.code).toBe('notSignedIn')
  })

  it('when the account is disabled, at the next request', async () => {
    const person = await signedIn(api.app, 'leader', 'small')
    const { owner } = api.database.storage
    await owner.updateTable('users').set({ disabled_at: new Date() }).where('login', '=', 'leader').execute()
    expect((await person.call('whoAmI')).problem.code).toBe('notSignedIn')
    const again = await someone(api.app).call('signIn', {
      body: { login: 'leader', password, centreCode: 'small' },
    })
    expect(again.problem.code).toBe('badCredentials')
  })
})
