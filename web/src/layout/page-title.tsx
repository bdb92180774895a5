import { Flex } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.ts'

interface PageTitleProps {
  readonly title: string
  /** A number or the like that belongs to the title, said less loudly. */
  readonly note?: string
  readonly children?: ReactNode
}

/** The one h1 of a page, which is also the title of the browser tab; `children` stand at its right. */
export function PageTitle({ title, note, children }: PageTitleProps) {
  const { t } = useLanguage()
  return (
    <Flex justify="space-between" align="center" gap={12} wrap className="page-title">
      <title>{`${[note, title].filter(Boolean).join(' ')} · ${t('product')}`}</title>
      <h1>
        {title}
        {note !== undefined && <span className="title-note"> {note}</span>}
      </h1>
      {children}
    </Flex>
  )
}
