import { element } from './element.ts'
import type { Words } from './words.ts'

/** What the server says of a link: nothing of any person. */
export interface Link {
  readonly centreName: string
  readonly title: string
  readonly publicText: string | null
}

const questions = ['isResponded', 'isResolved', 'isTrue'] as const
const ratings = ['satisfied', 'fairlySatisfied', 'neutral', 'dissatisfied'] as const

/** The questions of a call-back with large answers for a thumb; only the last must be answered. */
export function answerForm(
  link: Link,
  words: Words,
  send: (answers: Readonly<Record<string, unknown>>) => Promise<string | undefined>,
): HTMLFormElement {
  const asked = questions.filter((question) => question !== 'isTrue' || link.publicText !== null)
  const note = element('textarea', { name: 'note', rows: 3, maxLength: 500 })
  const problem = element('p', { className: 'problem' })
  problem.setAttribute('role', 'alert')
  const button = element('button', { type: 'submit', className: 'send' }, words.send)
  const form = element(
    'form',
    { noValidate: true },
    element('h1', {}, words.heading),
    element('h2', {}, words.matter),
    element('p', { className: 'matter' }, link.title),
    element('h2', {}, words.answer),
    element('p', { className: 'answer' }, link.publicText ?? words.noAnswer),
    ...asked.map((question) =>
      choice(question, words[question], [
        ['true', words.yes],
        ['false', words.no],
      ]),
    ),
    choice(
      'satisfaction',
      `${words.satisfaction}（${words.must}）`,
      ratings.map((rating) => [rating, words[rating]]),
    ),
    element('label', {}, element('span', {}, words.note), note),
    problem,
    button,
  )
  async function sendThem(answers: Readonly<Record<string, unknown>>): Promise<void> {
    const refusal = await send(answers)
    button.disabled = false
    button.textContent = words.send
    problem.textContent = refusal ?? ''
  }
  form.addEventListener('change', () => {
    problem.textContent = ''
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const answers = answersOf(new FormData(form))
    if (!('satisfaction' in answers)) {
      problem.textContent = words.choose
      form.querySelector<HTMLInputElement>('input[name=satisfaction]')?.focus()
      return
    }
    problem.textContent = ''
    button.disabled = true
    button.textContent = words.sending
    void sendThem(answers)
  })
  return form
}

function answersOf(data: FormData): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const [name, value] of data) {
    if (typeof value !== 'string' || value.trim() === '') continue
    answers[name] = value === 'true' ? true : value === 'false' ? false : value.trim()
  }
  return answers
}

function choice(
  name: string,
  legend: string,
  options: readonly (readonly [value: string, label: string])[],
): HTMLFieldSetElement {
  return element(
    'fieldset',
    {},
    element('legend', {}, legend),
    element(
      'div',
      { className: 'options' },
      ...options.map(([value, label]) =>
        element('label', {}, element('input', { type: 'radio', name, value }), element('span', {}, label)),
      ),
    ),
  )
}
