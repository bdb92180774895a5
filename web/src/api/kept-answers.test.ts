// oxlint-disable-next-line import/no-unassigned-import
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { forgetAnswers, orKept } from './kept-answers.ts'
import { foreignProblem, ProblemError } from './problem-error.ts'

const noLine = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(forgetAnswers)

test('the last answer stands in while there is no line', async () => {
  await orKept('lists', () => Promise.resolve({ version: 1 }))
  await orKept('lists', () => Promise.resolve({ version: 2 }))
  expect(await orKept('lists', noLine)).toEqual({ version: 2 })
})

test('a refusal is never answered from what was kept', async () => {
  await orKept('lists', () => Promise.resolve({ version: 1 }))
  const refused = new ProblemError(foreignProblem(403))
  await expect(orKept('lists', () => Promise.reject(refused))).rejects.toBe(refused)
})

test('what was never asked, or was forgotten at sign-out, is not there', async () => {
  await expect(orKept('never', noLine)).rejects.toBeInstanceOf(TypeError)
  await orKept('lists', () => Promise.resolve({ version: 1 }))
  await forgetAnswers()
  await expect(orKept('lists', noLine)).rejects.toBeInstanceOf(TypeError)
})
