import { QueryClientProvider } from '@tanstack/react-query'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { queryClient } from './api/query-client.ts'
import { ErrorPage } from './layout/error-page.tsx'
import { Layout } from './layout/layout.tsx'
import { Loading } from './layout/loading.tsx'
import { NotFoundPage } from './layout/not-found-page.tsx'
import { Theme } from './layout/theme.tsx'

/** All pages in one place; each loads its own bundle when it is first opened. */
const router = createBrowserRouter([
  {
    hydrateFallbackElement: <Loading />,
    errorElement: <ErrorPage />,
    children: [
      {
        path: '/sign-in',
        lazy: async () => ({ Component: (await import('./session/sign-in-page.tsx')).SignInPage }),
      },
      {
        element: <Layout />,
        children: [
          {
            errorElement: <ErrorPage />,
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('./home/home-page.tsx')).HomePage }),
              },
              {
                path: '/desks/dispatch',
                lazy: async () => ({
                  Component: (await import('./dispatch/dispatch-desk.tsx')).DispatchDesk,
                }),
              },
              {
                path: '/desks/unit',
                lazy: async () => ({ Component: (await import('./unit/unit-workbench.tsx')).UnitWorkbench }),
              },
              {
                path: '/desks/callback',
                lazy: async () => ({
                  Component: (await import('./callback/callback-desk.tsx')).CallbackDesk,
                }),
              },
              {
                path: '/samples',
                lazy: async () => ({ Component: (await import('./callback/samples-page.tsx')).SamplesPage }),
              },
              {
                path: '/samples/:sampleId',
                lazy: async () => ({ Component: (await import('./callback/sample-page.tsx')).SamplePage }),
              },
              {
                path: '/desks/supervision',
                lazy: async () => ({
                  Component: (await import('./supervision/supervision-desk.tsx')).SupervisionDesk,
                }),
              },
              {
                path: '/desks/team',
                lazy: async () => ({ Component: (await import('./team/team-desk.tsx')).TeamDesk }),
              },
              {
                path: '/backlog',
                lazy: async () => ({
                  Component: (await import('./supervision/backlog-page.tsx')).BacklogPage,
                }),
              },
              {
                path: '/people',
                lazy: async () => ({ Component: (await import('./team/people-page.tsx')).PeoplePage }),
              },
              {
                path: '/situation',
                lazy: async () => ({
                  Component: (await import('./situation/situation-page.tsx')).SituationPage,
                }),
              },
              {
                path: '/desk-ledger',
                lazy: async () => ({
                  Component: (await import('./special-desk/desk-ledger-page.tsx')).DeskLedgerPage,
                }),
              },
              {
                path: '/answering-days',
                lazy: async () => ({
                  Component: (await import('./special-desk/answering-days-page.tsx')).AnsweringDaysPage,
                }),
              },
              {
                path: '/answering-days/:answeringDayId',
                lazy: async () => ({
                  Component: (await import('./special-desk/answering-day-page.tsx')).AnsweringDayPage,
                }),
              },
              {
                path: '/orders',
                lazy: async () => ({
                  Component: (await import('./order-list/order-list-page.tsx')).OrderListPage,
                }),
              },
              {
                path: '/orders/:orderId',
                lazy: async () => ({ Component: (await import('./order/order-page.tsx')).OrderPage }),
              },
              {
                path: '/desk',
                lazy: async () => ({ Component: (await import('./desk/desk-page.tsx')).DeskPage }),
              },
              {
                path: '/assessment',
                lazy: async () => ({
                  Component: (await import('./assessment/assessment-page.tsx')).AssessmentPage,
                }),
              },
              {
                path: '/dial-tests',
                lazy: async () => ({
                  Component: (await import('./dial-test/dial-tests-page.tsx')).DialTestsPage,
                }),
              },
              {
                path: '/dial-tests/:campaignId',
                lazy: async () => ({
                  Component: (await import('./dial-test/campaign-page.tsx')).CampaignPage,
                }),
              },
              {
                path: '/article-tasks',
                lazy: async () => ({
                  Component: (await import('./article-task/article-tasks-page.tsx')).ArticleTasksPage,
                }),
              },
              {
                path: '/closing',
                lazy: async () => ({
                  Component: (await import('./closing/closing-page.tsx')).ClosingPage,
                }),
              },
              {
                path: '/bulletin',
                lazy: async () => ({
                  Component: (await import('./bulletin/bulletin-page.tsx')).BulletinPage,
                }),
              },
              {
                path: '/bulletin/draft/:draftId',
                lazy: async () => ({ Component: (await import('./bulletin/draft-page.tsx')).DraftPage }),
              },
              {
                path: '/administration/:section?',
                lazy: async () => ({
                  Component: (await import('./administration/administration-page.tsx')).AdministrationPage,
                }),
              },
              {
                path: '/password',
                lazy: async () => ({
                  Component: (await import('./session/password-page.tsx')).PasswordPage,
                }),
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
])

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Theme>
        <RouterProvider router={router} />
      </Theme>
    </QueryClientProvider>
  )
}
