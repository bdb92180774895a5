import { element } from './element.ts'
import { answerForm } from './answer-form.ts'
import type { Link } from './answer-form.ts'
import { words } from './words.ts'
import type { Language } from './words.ts'
import './callback-link.css'

/*
 * The page behind the link of an invitation. It stands alone, without the libraries of the staff's pages: it is opened
 * once, on any telephone, on any network.
 */
type State =
  | { readonly kind: 'open'; readonly link: Link }
  | { readonly kind: 'thanks'; readonly isClosed: boolean }
  | { readonly kind: 'linkUnknown' | 'linkUsed' | 'tooManyAttempts' | 'failed' }

const page = document.getElementById('page')
const token = location.pathname.split('/').at(-1) ?? ''
const url = `/api/callback-links/${encodeURIComponent(token)}`
let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
let state: State | undefined

void open()

async function open(): Promise<void> {
  const answer = await ask(url)
  show(answer.ok ? { kind: 'open', link: answer.value as Link } : { kind: answer.kind })
}

function show(next: State): void {
  state = next
  const say = words[language]
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = say.title
  const other = element('button', { type: 'button', className: 'language' }, say.other)
  other.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh'
    const filled = page?.querySelector('form')
    if (state) show(state)
    if (filled) refill(new FormData(filled))
  })
  page?.replaceChildren(
    element(
      'header',
      {},
      element('strong', {}, next.kind === 'open' ? next.link.centreName : say.title),
      other,
    ),
    ...bodyOf(next),
    element('footer', {}, say.privacy),
  )
}

/** What was chosen and written stays when the language changes. */
function refill(data: FormData): void {
  for (const [name, value] of data) {
    const field = page?.querySelector('form')?.elements.namedItem(name)
    if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement)
      field.value = typeof value === 'string' ? value : ''
  }
}

function bodyOf(next: State): Node[] {
  const say = words[language]
  switch (next.kind) {
    case 'open':
      return [answerForm(next.link, say, send)]
    case 'thanks':
      return told(say.thanks, next.isClosed ? say.thanksClosed : say.thanksOpen)
    case 'linkUnknown':
      return told(say.linkUnknown, say.linkUnknownText)
    case 'linkUsed':
      return told(say.linkUsed, say.linkUsedText)
    default: {
      const retry = element('button', { type: 'button', className: 'send' }, say.retry)
      retry.addEventListener('click', () => void open())
      return [...told(say.title, say[next.kind]), retry]
    }
  }
}

/** Sends the answers; undefined when it was taken, the words to show beside the form when it was not. */
async function send(answers: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const answer = await ask(url, answers)
  if (answer.ok) show({ kind: 'thanks', ...(answer.value as { isClosed: boolean }) })
  else if (answer.kind === 'linkUnknown' || answer.kind === 'linkUsed') show({ kind: answer.kind })
  else return words[language][answer.kind]
  return undefined
}

type Failure = 'linkUnknown' | 'linkUsed' | 'tooManyAttempts' | 'failed'

async function ask(
  path: string,
  body?: unknown,
): Promise<{ ok: true; value: unknown } | { ok: false; kind: Failure }> {
  try {
    const reply = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'omit',
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (reply.ok) return { ok: true, value: await reply.json() }
    const kinds: Readonly<Record<number, Failure>> = {
      404: 'linkUnknown',
      410: 'linkUsed',
      429: 'tooManyAttempts',
    }
    return { ok: false, kind: kinds[reply.status] ?? 'failed' }
  } catch {
    return { ok: false, kind: 'failed' }
  }
}

function told(heading: string, text: string): Node[] {
  return [element('h1', {}, heading), element('p', {}, text)]
}
