import { Flex } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.ts'

/** The one h1 of a page, which is also the title of the browser tab; `children` stand at its right. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const { t } = useLanguage()
  return (
    <Flex justify="space-between" align="center" gap={12} wrap className="page-title">
      <title>{`${title} · ${t('product')}`}</title>
      <h1>{title}</h1>
      {children}
    </Flex>
  )
}
