import type { FiguresView } from '@yihu/contract/bulletins'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { FigureList } from './figure-list.tsx'
import { figureSections } from './figure-sections.ts'
import { FigureTable } from './figure-table.tsx'
import { useBulletinWords } from './labels.ts'

/** All figures, part by part as the bulletin prints them. */
export function FigureSections({ figures }: { readonly figures: FiguresView }) {
  const t = useBulletinWords()
  const { period } = figures
  const sections = figureSections(figures).filter(
    ({ key, figures, lists }) => key === 'assessment' || figures.length + lists.length > 0,
  )
  return (
    <>
      <p className="soft bulletin-about">{t('about')}</p>
      <nav className="bulletin-contents" aria-label={t('contents')}>
        {sections.map(({ key }) => (
          <a key={key} href={`#part-${key}`}>
            {t(`section.${key}`)}
          </a>
        ))}
      </nav>
      {sections.map((section) => (
        <section key={section.key} id={`part-${section.key}`} className="panel bulletin-part">
          <h2>{t(`section.${section.key}`)}</h2>
          {section.key === 'assessment' && (
            <p>
              {t('assessmentText')}{' '}
              <Link to={paths.assessment({ period: period.key })}>{t('toAssessment')}</Link>
            </p>
          )}
          {section.figures.length > 0 && (
            <FigureTable
              caption={t('figuresOf', { section: t(`section.${section.key}`) })}
              figures={section.figures}
              all={figures.values}
              period={period}
            />
          )}
          {section.lists.map((list) => (
            <FigureList key={list.key} list={list} all={figures.values} period={period} />
          ))}
        </section>
      ))}
    </>
  )
}
