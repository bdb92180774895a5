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
                path: '/bulletin',
                lazy: async () => ({
                  Component: (await import('./bulletin/bulletin-page.tsx')).BulletinPage,
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
