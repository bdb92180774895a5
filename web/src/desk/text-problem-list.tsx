import { useReferenceData } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { replyProblemsNow } from './text-problems.ts'

/** What the text rules say about the reply while it is typed; nothing while there is nothing to say. */
export function ReplyProblems({ reply, content }: { readonly reply: string; readonly content: string }) {
  const { pick } = useLanguage()
  const found = replyProblemsNow(useReferenceData(), reply, content)
  if (found.length === 0) return null
  return (
    <ul className="text-problems" aria-live="polite">
      {found.map((problem) => (
        <li key={`${problem.ruleId} ${problem.zh}`}>{pick(problem)}</li>
      ))}
    </ul>
  )
}
