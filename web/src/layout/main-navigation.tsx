import { DownOutlined } from '@ant-design/icons'
import { useLayoutEffect, useRef, useState } from 'react'
import { NavLink, useLocation, useNavigate } from 'react-router'
import { useLanguage } from '../language/language.ts'
import { MenuButton } from './menu-button.tsx'
import type { NavigationItem } from './navigation.ts'

/** The pages of a person in one line: what finds no room in it is a press away, and never out of sight over the side. */
export function MainNavigation({ items }: { readonly items: readonly NavigationItem[] }) {
  const { t, pick, language } = useLanguage()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const nav = useRef<HTMLElement>(null)
  const room = useRoom(nav, `${language} ${items.map(({ to }) => to).join(' ')}`)
  const words = ({ label }: NavigationItem) => (typeof label === 'string' ? t(label) : pick(label))
  const rest = items.slice(room)
  const isAt = ({ to, isExact }: NavigationItem) =>
    pathname === to || (!isExact && pathname.startsWith(`${to}/`))
  const current = rest.find(isAt)
  return (
    <nav aria-label={t('nav')} ref={nav}>
      {items.slice(0, room).map((item) => (
        <NavLink key={item.to} to={item.to} end={item.isExact}>
          {words(item)}
        </NavLink>
      ))}
      {rest.length > 0 && (
        <MenuButton
          className={current ? 'more is-current' : 'more'}
          menu={{
            items: rest.map((item) => ({ key: item.to, label: words(item) })),
            selectedKeys: current ? [current.to] : [],
            onClick: ({ key }) => void navigate(key),
          }}
        >
          {current ? words(current) : t('nav.more')} <DownOutlined aria-hidden />
        </MenuButton>
      )}
    </nav>
  )
}

/** Room of the button that holds the rest, in pixels; it may carry the name of a page. */
const moreWidth = 110

/** How many of the links stand in one line of the element; all are measured when `what` they say changes. */
function useRoom(element: React.RefObject<HTMLElement | null>, what: string): number {
  const [measured, setMeasured] = useState({ what: '', count: Infinity })
  const widths = useRef<readonly number[]>([])
  const isNew = measured.what !== what
  useLayoutEffect(() => {
    const nav = element.current
    if (!nav) return undefined
    if (isNew) widths.current = Array.from(nav.querySelectorAll('a'), (link) => link.offsetWidth)
    const measure = () => setMeasured({ what, count: fitting(widths.current, nav.clientWidth) })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(nav)
    return () => observer.disconnect()
  }, [element, what, isNew])
  return isNew ? Infinity : measured.count
}

function fitting(widths: readonly number[], room: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= room) return widths.length
  let left = room - moreWidth
  return widths.findIndex((width) => (left -= width) < 0)
}
