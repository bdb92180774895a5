import type { SimilarOrder } from '@yihu/contract/desk'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'
import './likeness-reasons.css'

/** Why two orders are taken for one matter, in words a person can check; the same at every desk. */
export function LikenessReasons({ likenesses }: Pick<SimilarOrder, 'likenesses'>) {
  const t = useWords()
  const { t: say } = useLanguage()
  const words = likenesses.map((likeness) => {
    switch (likeness.kind) {
      case 'sameNumber':
        return t('why.sameNumber')
      case 'samePlace':
        return t('why.samePlace', { places: likeness.places.join(say('comma')) })
      case 'sameWords':
        return t('why.sameWords', { words: likeness.words.join(say('comma')) })
      case 'days':
        return likeness.days === 0 ? t('why.today') : t('why.days', { days: likeness.days })
      default:
        return likeness satisfies never
    }
  })
  return (
    <span className="reasons">
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </span>
  )
}
