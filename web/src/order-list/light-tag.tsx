import { CheckCircleOutlined, ClockCircleOutlined, WarningFilled } from '@ant-design/icons'
import type { OrderRow } from '@yihu/contract/orders'
import { useLanguage } from '../language/language.ts'

const looks = {
  green: { colour: '#1d7a3d', icon: <CheckCircleOutlined aria-hidden /> },
  yellow: { colour: '#8a5200', icon: <ClockCircleOutlined aria-hidden /> },
  red: { colour: '#b32020', icon: <WarningFilled aria-hidden /> },
} as const

/** 红黄绿灯: never by colour alone, each has its own sign and word. */
export function LightTag({ light }: { readonly light: OrderRow['light'] }) {
  const { t } = useLanguage()
  if (light === null) return null
  return (
    <span className="light" style={{ color: looks[light].colour }}>
      {looks[light].icon} {t(`light.${light}`)}
    </span>
  )
}
