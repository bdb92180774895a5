import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link, Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { sessionQuery } from '../api/queries.ts'
import { wipeDraftsOfOthers } from '../desk/kept-store.ts'
import { useLanguage } from '../language/language.ts'
import { Bell } from '../live/bell.tsx'
import { paths } from '../paths.ts'
import { SessionContext } from '../session/session-context.ts'
import { Loading } from './loading.tsx'
import { MainNavigation } from './main-navigation.tsx'
import { navigationFor } from './navigation.ts'
import { PersonMenu } from './person-menu.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/** The frame of every page but the sign-in page; only people who are signed in come past it. */
export function Layout() {
  const { t } = useLanguage()
  const location = useLocation()
  const { data: session, error, refetch } = useQuery(sessionQuery)
  const main = useFocusOnNewPage(location.pathname)
  useWipeDraftsOfOthers(session?.userId)
  const isLoading = useNavigation().state === 'loading'

  if (session === null) return <Navigate to={paths.signIn(location.pathname + location.search)} replace />
  if (session === undefined)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />
  // A one-time password opens this one page and no other.
  if (session.mustChangePassword && location.pathname !== paths.password())
    return <Navigate to={paths.password()} replace />
  return (
    <SessionContext value={session}>
      <a className="skip-link" href="#main" onClick={() => main.current?.focus()}>
        {t('skip')}
      </a>
      <header className="top">
        <Link to={paths.home()} className="centre">
          <img src="/icon.svg" alt="" width={24} height={24} />
          <span>{session.centre.name}</span>
        </Link>
        <MainNavigation items={session.mustChangePassword ? [] : navigationFor(session)} />
        <Bell />
        <PersonMenu session={session} />
      </header>
      <div className={isLoading ? 'progress is-on' : 'progress'} aria-hidden />
      <main id="main" tabIndex={-1} ref={main} aria-busy={isLoading}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </SessionContext>
  )
}

/** Whoever is signed in: what others typed and did not send is gone from this browser. */
function useWipeDraftsOfOthers(userId: string | undefined) {
  useEffect(() => {
    if (userId !== undefined) void wipeDraftsOfOthers(userId).catch(() => undefined)
  }, [userId])
}

/** After a change of page the focus starts at its top, as it would with a page from the server. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null)
  const previous = useRef(pathname)
  useEffect(() => {
    if (previous.current === pathname) return
    previous.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
