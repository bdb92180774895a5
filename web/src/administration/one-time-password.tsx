import { useReturnFocus } from '../layout/use-return-focus.ts'
import { App, Button, Modal } from 'antd'
import { useAdministrationWords } from './labels.ts'

export interface GivenPassword {
  readonly name: string
  readonly password: string
}

/** The one moment at which a one-time password can be read; a click beside the window does not end it. */
export function OneTimePassword({
  given,
  onClose,
}: {
  readonly given: GivenPassword
  readonly onClose: () => void
}) {
  useReturnFocus()
  const w = useAdministrationWords()
  const { message } = App.useApp()
  return (
    <Modal
      open
      title={w('users.passwordTitle')}
      onCancel={onClose}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      footer={[
        <Button
          key="copy"
          onClick={() => {
            void navigator.clipboard.writeText(given.password).then(() => message.success(w('users.copied')))
          }}
        >
          {w('users.copy')}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {w('users.understood')}
        </Button>,
      ]}
    >
      <p>
        <output className="one-time">{given.password}</output>
      </p>
      <p className="soft">{w('users.passwordText', { name: given.name })}</p>
    </Modal>
  )
}
