import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { useAdministrationWords } from '../administration/labels.ts'
import { callRoute } from '../api/call.ts'
import { sessionQuery } from '../api/queries.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from './session-context.ts'

interface Passwords {
  readonly password: string
  readonly newPassword: string
}

/** Changes one's own password; with a one-time password this is the only page there is. */
export function PasswordPage() {
  const w = useAdministrationWords()
  const session = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const change = useMutation({
    mutationFn: ({ password, newPassword }: Passwords) =>
      callRoute('changePassword', { body: { password, newPassword } }),
    onSuccess: async () => {
      void message.success(w('password.changed'))
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      await navigate(paths.home(), { replace: true })
    },
  })
  return (
    <div className="panel" style={{ maxWidth: 460 }}>
      <PageTitle title={w('password.title')} />
      {session.mustChangePassword && (
        <Alert type="info" showIcon title={w('password.must')} style={{ marginBottom: 16 }} />
      )}
      <Form<Passwords> layout="vertical" onFinish={(values) => change.mutate(values)}>
        <Form.Item
          name="password"
          label={w('password.present')}
          rules={[{ required: true, message: w('required') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={w('password.new')}
          extra={w('password.newHint')}
          rules={[{ required: true, min: 10, message: w('password.short') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={w('password.again')}
          dependencies={['newPassword']}
          rules={[
            { required: true, message: w('required') },
            ({ getFieldValue }) => ({
              validator: (_, value: unknown) =>
                !value || value === getFieldValue('newPassword')
                  ? Promise.resolve()
                  : Promise.reject(new Error(w('password.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        {change.error && (
          <div style={{ marginBottom: 16 }}>
            <ProblemAlert error={change.error} />
          </div>
        )}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {w('password.title')}
        </Button>
      </Form>
    </div>
  )
}
