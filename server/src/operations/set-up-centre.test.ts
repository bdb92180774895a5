import { expect, it } from 'vitest'
import { listUnits } from '../storage/reference.ts'
import { smallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { setUpCentre } from './set-up-centre.ts'

const database = useTestDatabase()
const unit = (name: string, parentName: string | null) => ({ name, groupName: '', aliases: [], parentName })
const setUpWith = (code: string, units: ReturnType<typeof unit>[]) =>
  setUpCentre(database.storage, { ...smallCentre, code, units, users: [] }, new Date('2024-01-02T00:00:00Z'))

it('takes units of any depth in any order, each with its level', async () => {
  const { centreId, unitIds } = await setUpWith('deep', [
    unit('社区', '街道'),
    unit('街道', '区'),
    unit('区', '市'),
    unit('市', null),
    unit('局', null),
  ])
  const rows = await database.storage.transact(centreId, (tx) => listUnits(tx))
  expect(rows.map(({ name, level }) => `${name} ${level}`)).toEqual([
    '社区 4',
    '街道 3',
    '区 2',
    '市 1',
    '局 1',
  ])
  expect(rows[0]?.parent_id).toBe(unitIds.get('街道'))
})

it('refuses units below none that is defined, and units in a ring', async () => {
  await expect(setUpWith('lost', [unit('街道', '区')])).rejects.toThrow('街道')
  await expect(setUpWith('ring', [unit('甲', '乙'), unit('乙', '甲')])).rejects.toThrow('甲, 乙')
})
