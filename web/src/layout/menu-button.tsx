import { Button, Dropdown } from 'antd'
import type { ButtonProps, MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { useRef } from 'react'

interface MenuButtonProps extends Pick<ButtonProps, 'className'> {
  readonly menu: MenuProps
  readonly children: ReactNode
}

/**
 * A button with a menu, as the keyboard expects it (ARIA menu button): opened, the menu has the focus and the arrows go
 * through it; Escape closes it and gives the focus back.
 */
export function MenuButton({ menu, className = '', children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  return (
    <Dropdown
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      trigger={['click']}
      menu={menu}
      onOpenChange={(isOpen) => {
        if (!isOpen && document.activeElement?.closest('[role=menu]')) button.current?.focus()
      }}
    >
      <Button ref={button} type="text" className={className} aria-haspopup="menu">
        {children}
      </Button>
    </Dropdown>
  )
}
