import type { FindingView, ProofView } from '@yihu/contract/bulletin-routes'
import { Button, Input, Tag } from 'antd'
import { useLanguage } from '../language/language.ts'
import type { BulletinTextView } from '@yihu/contract/bulletin-routes'
import { useDraftWords } from './draft-labels.ts'
import { partOf, placeOf } from './proof-places.ts'

interface DraftFindingsProps {
  readonly proof: ProofView
  readonly text: BulletinTextView
  /** Reasons by key of the finding; only who signs is asked for them. */
  readonly reasons?: Readonly<Record<string, string>> | undefined
  readonly onReason: (key: string, reason: string) => void
  readonly onGoTo: (place: string) => void
}

/** What the audit found in the proof (R18.7), each with its place, and what is missing before issue. */
export function DraftFindings({ proof, text, reasons, onReason, onGoTo }: DraftFindingsProps) {
  const t = useDraftWords()
  const { pick } = useLanguage()
  const { findings, problems } = proof
  return (
    <section className="panel" aria-labelledby="draft-findings">
      <h2 id="draft-findings">
        {t('findings')} <span className="soft">{findings.length}</span>
      </h2>
      {problems.length > 0 && (
        <ul className="draft-missing" aria-label={t('missing')}>
          {problems.map((problem) => (
            <li key={`${problem.kind} ${problem.part}`}>
              {pick(problem)} {problem.part !== null && <TextLink part={problem.part} />}
            </li>
          ))}
        </ul>
      )}
      {findings.length === 0 && <p className="soft">{t('noFindings')}</p>}
      <ul className="draft-findings">
        {findings.map((finding) => (
          <li key={finding.key}>
            <FindingLine finding={finding} proof={proof} text={text} onGoTo={onGoTo} />
            {reasons !== undefined && finding.kind === 'contradiction' && (
              <Input
                aria-label={t('reason', { place: finding.place })}
                placeholder={t('reason', { place: finding.place })}
                value={reasons[finding.key] ?? ''}
                maxLength={500}
                onChange={(event) => onReason(finding.key, event.target.value)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FindingLineProps extends Pick<DraftFindingsProps, 'proof' | 'text' | 'onGoTo'> {
  readonly finding: FindingView
}

function FindingLine({ finding, proof, text, onGoTo }: FindingLineProps) {
  const t = useDraftWords()
  const { pick } = useLanguage()
  const { kind, place, printed, recomputed } = finding
  const at = placeOf(finding, proof.blocks)
  const number = /^paragraph-(\d+)$/.exec(at ?? '')?.[1]
  const paragraph = proof.blocks.filter((block) => block.kind === 'paragraph')[Number(number) - 1]
  const part = paragraph && partOf(paragraph.text, text)
  return (
    <div>
      <Tag color={kind === 'contradiction' ? 'red' : 'default'}>{t(`kind.${kind}`)}</Tag>
      <span>{t('recomputed', { printed, recomputed })}</span>
      <p className="soft">{pick(finding)}</p>
      {at !== null && (
        <Button size="small" onClick={() => onGoTo(at)}>
          {t('goTo', { place })}
        </Button>
      )}{' '}
      {part !== undefined && <TextLink part={part} />}
    </div>
  )
}

/** To the field in which a part is written. */
function TextLink({ part }: { readonly part: string }) {
  const t = useDraftWords()
  const focus = () => {
    const place = document.getElementById(`part-${part}`)
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>('textarea, input')?.focus({ preventScroll: true })
  }
  return (
    <Button size="small" onClick={focus}>
      {t('goToText')}
    </Button>
  )
}
