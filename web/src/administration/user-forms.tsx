import type { UserAccount } from '@yihu/contract/administration'
import { roleLabels, roles } from '@yihu/core/access/roles'
import type { Role } from '@yihu/core/access/roles'
import { Alert, Form } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { ChangeForm } from './change-form.tsx'
import { ChoiceField, orNull, TextField } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import type { GivenPassword } from './one-time-password.tsx'
import type { useSearchState } from './search-state.ts'

interface UserFormsProps {
  readonly users: readonly UserAccount[]
  readonly state: ReturnType<typeof useSearchState>
  readonly onGiven: (given: GivenPassword) => void
}

interface UserValues {
  readonly login: string
  readonly name: string
  readonly roles: Exclude<Role, 'system'>[]
  readonly unitId?: string | null
}

/** The form that the address bar asks for: add, edit, disable, enable an account, reset its password. */
export function UserForms({ users, state, onGiven }: UserFormsProps) {
  const w = useAdministrationWords()
  const { act, close: onClose } = state
  const user = users.find(({ userId }) => userId === state.on)
  const give = (name: string) => (reply: unknown) => {
    onClose()
    if (hasPassword(reply)) onGiven({ name, password: reply.oneTimePassword })
  }
  if (act === 'add') return <AddUser onClose={onClose} give={give} />
  if (!user) return null
  const { userId, version, name } = user
  const send = (body: Parameters<typeof callRoute<'changeUser'>>[1]['body']) =>
    callRoute('changeUser', { params: { userId }, body })
  if (act === 'edit')
    return (
      <ChangeForm<UserValues>
        title={`${w('edit')} · ${name}`}
        initial={{ name, roles: user.roles.filter((role) => role !== 'system'), unitId: user.unitId }}
        onClose={onClose}
        save={(values) =>
          send({
            change: 'edit',
            version,
            name: values.name,
            roles: values.roles,
            unitId: orNull(values.unitId),
            reason: values.reason,
          })
        }
      >
        <UserFields />
      </ChangeForm>
    )
  if (act !== 'disable' && act !== 'enable' && act !== 'resetPassword') return null
  const words = { disable: 'users.disable', enable: 'users.enable', resetPassword: 'users.reset' } as const
  const texts = {
    disable: 'users.disableText',
    enable: 'users.enableText',
    resetPassword: 'users.resetText',
  } as const
  return (
    <ChangeForm<object>
      title={`${w(words[act])} · ${name}（${user.login}）`}
      initial={{}}
      saveLabel={w(words[act])}
      onClose={onClose}
      onSaved={give(name)}
      save={({ reason }) => send({ change: act, version, reason })}
    >
      <Alert type="info" showIcon title={w(texts[act])} style={{ marginBottom: 16 }} />
    </ChangeForm>
  )
}

function AddUser({
  onClose,
  give,
}: {
  readonly onClose: () => void
  readonly give: (name: string) => (reply: unknown) => void
}) {
  const w = useAdministrationWords()
  const [form] = Form.useForm<UserValues>()
  return (
    <ChangeForm<UserValues>
      title={w('users.add')}
      form={form}
      initial={{ roles: [] }}
      onClose={onClose}
      onSaved={(reply) => give(form.getFieldValue('name') as string)(reply)}
      save={({ login, name, roles: held, unitId, reason }) =>
        callRoute('createUser', { body: { login, name, roles: held, unitId: orNull(unitId), reason } })
      }
    >
      <TextField name="login" label="users.login" hint="users.loginHint" maxLength={40} />
      <UserFields />
    </ChangeForm>
  )
}

function UserFields() {
  const { pick } = useLanguage()
  const { lists } = useNames()
  const options = roles
    .filter((role) => role !== 'system')
    .map((role) => ({ value: role, label: pick(roleLabels[role]) }))
  return (
    <>
      <TextField name="name" label="users.name" />
      <ChoiceField name="roles" label="users.roles" options={options} isMany />
      <ChoiceField name="unitId" label="users.unit" hint="users.unitHint" options={lists.units} isOptional />
    </>
  )
}

function hasPassword(reply: unknown): reply is { oneTimePassword: string } {
  return (
    typeof reply === 'object' &&
    reply !== null &&
    'oneTimePassword' in reply &&
    typeof reply.oneTimePassword === 'string'
  )
}
