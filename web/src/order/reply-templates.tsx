import type { ReplyTemplateView } from '@yihu/contract/administration'
import type { AppealKind } from '@yihu/core/appeal/appeal'
import { pathOf } from '@yihu/core/administration/lists'
import { fillTemplate } from '@yihu/core/reply/reply-template'
import type { Placeholder, ReplyPurpose } from '@yihu/core/reply/reply-template'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { replyTemplatesQuery } from '../administration/administration-queries.ts'
import { todayThere } from '../administration/fields.tsx'
import { useReferenceData } from '../api/queries.ts'
import { pageLabels } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'

const useWords = pageLabels(
  'reply-templates',
  { title: '答复模板', take: '用：{{name}}' },
  { title: 'Reply templates', take: 'Use: {{name}}' },
)

interface ReplyTemplatesProps {
  readonly purpose: ReplyPurpose
  readonly categoryCode: string
  readonly appealKind: AppealKind
  readonly values: Readonly<Partial<Record<Placeholder, string>>>
  readonly onTake: (text: string) => void
}

/** The centre's templates that fit, with what is known filled in; a place nobody knows stays open to be seen. */
export function ReplyTemplates({ purpose, categoryCode, appealKind, values, onTake }: ReplyTemplatesProps) {
  const words = useWords()
  const { nameIn } = useNames()
  const { data = [] } = useQuery(replyTemplatesQuery)
  const path = pathOf(useReferenceData()?.categories ?? [], categoryCode)
  const known = Object.entries({
    事项分类: path.length > 0 ? nameIn('categories', categoryCode) : '',
    ...values,
  })
  const filled = Object.fromEntries(known.filter(([, value]) => value !== ''))
  const fitting = data.filter((one) => fits(one, purpose, path, appealKind))
  if (fitting.length === 0) return null
  return (
    <section className="panel desk-help" aria-label={words('title')}>
      <h2>{words('title')}</h2>
      <ul className="plain-list">
        {fitting.map(({ templateId, name, body }) => {
          const text = fillTemplate(body, filled)
          return (
            <li key={templateId}>
              <Button size="small" aria-label={words('take', { name })} onClick={() => onTake(text)}>
                {name}
              </Button>
              <div className="soft pre">{text}</div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function fits(
  template: ReplyTemplateView,
  purpose: ReplyPurpose,
  path: readonly string[],
  kind: AppealKind,
): boolean {
  const { validFrom, validUntil, categoryCode, appealKind } = template
  const today = todayThere()
  return (
    template.purpose === purpose &&
    validFrom <= today &&
    (validUntil === null || today <= validUntil) &&
    (categoryCode === null || path.includes(categoryCode)) &&
    (appealKind === null || appealKind === kind)
  )
}
