import type { ReactNode } from 'react'
import { Navigate, NavLink, useParams } from 'react-router'
import { viewedLists } from '@yihu/core/workbench/viewed-lists'
import { BegunWithView } from '../saved-views/begun-with-view.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'
import { NotFoundPage } from '../layout/not-found-page.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { administrationSections, paths } from '../paths.ts'
import type { AdministrationSection } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import './administration.css'
import { CalendarSection } from './calendar-section.tsx'
import { ChangesSection } from './changes-section.tsx'
import { useAdministrationWords } from './labels.ts'
import { LimitsSection } from './limits-section.tsx'
import { ListsSection } from './lists-section.tsx'
import { ResponsibilitiesSection } from './responsibilities-section.tsx'
import { MessagesSection } from './messages-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { SettingsSection } from './settings-section.tsx'
import { TemplatesSection } from './templates-section.tsx'
import { TextRulesSection } from './text-rules-section.tsx'
import { UnitsSection } from './units-section.tsx'
import { UsersSection } from './users-section.tsx'
import { useAddress } from '../layout/use-address.ts'

const contents: Readonly<Record<AdministrationSection, () => ReactNode>> = {
  units: UnitsSection,
  users: UsersSection,
  lists: ListsSection,
  limits: LimitsSection,
  rules: RulesSection,
  textRules: TextRulesSection,
  calendar: CalendarSection,
  responsibilities: ResponsibilitiesSection,
  templates: TemplatesSection,
  settings: SettingsSection,
  messages: MessagesSection,
  changes: ChangesSection,
}

/** Everything of a centre that is data, changed here by its administrator. */
export function AdministrationPage() {
  const w = useAdministrationWords()
  const { section } = useParams()
  const [search] = useAddress()
  const { permissions } = useSession()
  if (!permissions.includes('administration')) return <NotFoundPage />
  if (section === undefined) return <Navigate to={paths.administration('units')} replace />
  const current = administrationSections.find((one) => one === section)
  if (current === undefined) return <NotFoundPage />
  const viewed = viewedLists.find((list) => list === `administration.${current}`)
  const Content = contents[current]
  return (
    <div className="administration">
      <nav aria-label={w('sections')}>
        {administrationSections.map((one) => (
          <NavLink key={one} to={paths.administration(one)}>
            {w(`section.${one}`)}
          </NavLink>
        ))}
      </nav>
      <div className="stack">
        <PageTitle title={w(`section.${current}`)} />
        {viewed ? (
          <BegunWithView key={current} list={viewed}>
            <SavedViews list={viewed} search={search} allLabel={w('allRows')} />
            <Content />
          </BegunWithView>
        ) : (
          <Content key={current} />
        )}
      </div>
    </div>
  )
}
