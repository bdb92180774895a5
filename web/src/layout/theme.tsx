import { App as AntdApp, ConfigProvider, theme } from 'antd'
import type { ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.ts'

export const primaryColour = '#0b5a73'

/** Below the head of the page: what has been done is said beside the pages and not over them. */
const messages = { top: 56 }

/** Whoever asked their system for less movement gets none of it (WCAG 2.3.3). */
const wantsStillness = window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** 3.3 to 1 on white. */
const edge = '#838f9b'

const look: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    motion: !wantsStillness,
    colorPrimary: primaryColour,
    colorInfo: primaryColour,
    colorLink: '#0a5c8a',
    colorSuccess: '#1d7a3d',
    colorWarning: '#9a5b00',
    colorError: '#c02626',
    // The defaults are too pale to be read by everybody (WCAG 1.4.3).
    colorTextPlaceholder: '#667085',
    colorTextDescription: '#56606d',
    colorTextTertiary: '#56606d',
    // The compact form takes two points off: 14 px on the screen.
    fontSize: 16,
    colorInfoBg: '#e6f2f6',
    colorInfoBorder: '#a8cfdc',
    colorPrimaryBg: '#e3f1f5',
    colorErrorBg: '#fdecec',
    colorErrorBorder: '#e8a3a3',
    colorWarningBg: '#fff6e5',
    colorWarningBorder: '#e5bd77',
    colorSuccessBg: '#e9f6ed',
    colorSuccessBorder: '#9fcfae',
    borderRadius: 4,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  },
  components: {
    Table: { headerBg: '#eef3f6', rowHoverBg: '#f3f8fa', cellPaddingBlock: 7, colorTextDisabled: '#56606d' },
    Card: { headerFontSize: 15 },
    // Where somebody types or ticks, the edge itself must be seen (WCAG 1.4.11).
    Input: { colorBorder: edge },
    InputNumber: { colorBorder: edge },
    Select: { colorBorder: edge },
    Radio: { colorBorder: edge },
    Checkbox: { colorBorder: edge },
    DatePicker: { colorBorder: edge },
  },
}

/** The look of all pages, and the language of the components from the library. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  return (
    <ConfigProvider theme={look} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntdApp className="app" message={messages}>
        {children}
      </AntdApp>
    </ConfigProvider>
  )
}
