import { roleLabels, roles } from '@yihu/core/access/roles'
import type { Role } from '@yihu/core/access/roles'
import { Form, Input, Modal, Select } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useViewWords } from './labels.ts'

interface Values {
  readonly name: string
  readonly sharedWith: Role[]
}

interface ViewFormProps {
  readonly title: string
  readonly initial: Values
  readonly hasName: boolean
  readonly hasRoles: boolean
  readonly isSaving: boolean
  readonly onSave: (values: Values) => void
  readonly onCancel: () => void
}

/** Name of a view, and for those who may share it the roles that see it. */
export function ViewForm({ title, initial, hasName, hasRoles, isSaving, onSave, onCancel }: ViewFormProps) {
  useReturnFocus()
  const words = useViewWords()
  const { t, pick } = useLanguage()
  const [form] = Form.useForm<Values>()
  return (
    <Modal
      open
      title={title}
      okText={words('save')}
      cancelText={t('cancel')}
      confirmLoading={isSaving}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: initial.name, sharedWith: initial.sharedWith }}
        onFinish={(values) => onSave({ ...initial, ...values })}
      >
        {hasName && (
          <Form.Item
            name="name"
            label={words('viewName')}
            rules={[{ required: true, whitespace: true, message: words('viewNameHint') }]}
          >
            <Input maxLength={30} placeholder={words('viewNameHint')} />
          </Form.Item>
        )}
        {hasRoles && (
          <Form.Item name="sharedWith" label={words('shareWith')} extra={words('shareNote')}>
            <Select
              mode="multiple"
              aria-label={words('shareWith')}
              options={roles
                .filter((role) => role !== 'system')
                .map((role) => ({ value: role, label: pick(roleLabels[role]) }))}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
