import { CopyOutlined } from '@ant-design/icons'
import type { AnsweringDayView } from '@yihu/contract/special-desk-routes'
import { answeringDayNotice } from '@yihu/core/special-desk/answering-day-notice'
import { App, Button, Flex } from 'antd'
import { useWords } from './labels.ts'

/** The notice for the paper and the city's site, drawn from the plan, ready to be copied. */
export function NoticeText({ day }: { readonly day: AnsweringDayView }) {
  const words = useWords()
  const { message } = App.useApp()
  const text = answeringDayNotice(day, day.unitName)
  return (
    <section className="panel stack" aria-label={words('notice')}>
      <Flex justify="space-between" align="center" gap={8}>
        <h2 style={{ margin: 0 }}>{words('notice')}</h2>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          {words('copy')}
        </Button>
      </Flex>
      <p className="pre" lang="zh-CN" style={{ margin: 0 }}>
        {text}
      </p>
    </section>
  )

  /** Browsers keep the clipboard from pages without https; the text is there to be marked by hand. */
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      void message.success(words('copied'))
    } catch {
      void message.warning(words('copyByHand'))
    }
  }
}
