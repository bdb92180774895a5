import { BellOutlined, DisconnectOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { useWords } from './labels.ts'
// oxlint-disable-next-line import/no-unassigned-import
import './live.css'
import { NoticeDrawer } from './notice-drawer.tsx'
import { unreadQuery } from './notice-queries.ts'
import { useLive } from './use-live.ts'

/** The bell of the page's head: how many notices are unread, and a way to them. Keeps the tab's stream. */
export function Bell() {
  const words = useWords()
  const { isLive, announced } = useLive()
  const { data: unread = 0 } = useQuery(unreadQuery)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="bell">
      {!isLive && (
        <Tooltip title={words('polling')} trigger={['hover', 'click']}>
          <output className="bell-cut">
            <DisconnectOutlined aria-hidden />
            <span className="visually-hidden">{words('polling')}</span>
          </output>
        </Tooltip>
      )}
      <Button
        type="text"
        className="person bell-button"
        aria-label={unread === 0 ? words('bellNone') : words('bell', { unread })}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <Badge count={unread} size="small" overflowCount={99} title="">
          <BellOutlined aria-hidden />
        </Badge>
      </Button>
      <output className="visually-hidden">
        {announced !== undefined && announced > 0 && words('announce', { unread: announced })}
      </output>
      {isOpen && <NoticeDrawer unread={unread} onClose={() => setIsOpen(false)} />}
    </div>
  )
}
