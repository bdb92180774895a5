import { useLanguage } from '../language/language.ts'
import { textProblems } from './text-problems.ts'

/** What the text rules say about an input while it is typed; nothing while there is nothing to say. */
export function TextProblems({
  field,
  text,
}: {
  readonly field: 'title' | 'content' | 'reply'
  readonly text: string
}) {
  const { pick } = useLanguage()
  const found = textProblems(field, text)
  if (found.length === 0) return null
  return (
    <ul className="text-problems" aria-live="polite">
      {found.map((problem) => (
        <li key={problem.zh}>{pick(problem)}</li>
      ))}
    </ul>
  )
}
