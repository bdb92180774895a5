import { DownOutlined } from '@ant-design/icons'
import type { Session } from '@yihu/contract/reference-data'
import { roleLabels } from '@yihu/core/access/roles'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useNavigate } from 'react-router'
import { dropDraftsOf, readDrafts } from '../desk/kept-store.ts'
import { isWritten } from '../desk/desk-draft.ts'
import { forgetAnswers } from '../api/kept-answers.ts'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { setLanguage, useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { MenuButton } from './menu-button.tsx'

/** Who is signed in, in which role; language; sign out. */
export function PersonMenu({ session }: { readonly session: Session }) {
  const { t, pick, language } = useLanguage()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { message, modal } = App.useApp()
  const roles = session.roles.map((role) => pick(roleLabels[role])).join(t('comma'))

  async function signOut() {
    try {
      await callRoute('signOut', {})
    } catch (error) {
      void message.error(errorMessage(error, language))
      return
    }
    await dropDraftsOf(session.userId).catch(() => undefined)
    await forgetAnswers()
    // Nothing of this person may be left for the next one at the same seat.
    queryClient.clear()
    await navigate(paths.signIn())
  }

  /** Drafts go with the person who leaves the seat: asked before, since they cannot be had back. */
  async function askAndSignOut() {
    const written = (await readDrafts(session.userId).catch(() => [])).filter(isWritten).length
    if (written === 0) return signOut()
    modal.confirm({
      title: t('signOut.drafts', { count: written }),
      okText: t('signOut'),
      cancelText: t('cancel'),
      onOk: signOut,
    })
  }

  const items = [
    { key: 'who', disabled: true, label: [session.unitName, roles].filter(Boolean).join(' · ') },
    { key: 'language', label: <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{t('language.other')}</span> },
    { key: 'password', label: t('changePassword') },
    { key: 'signOut', label: t('signOut') },
  ]
  return (
    <MenuButton
      className="person"
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === 'language') setLanguage(language === 'zh' ? 'en' : 'zh')
          if (key === 'password') void navigate(paths.password())
          if (key === 'signOut') void askAndSignOut()
        },
      }}
    >
      <span>
        {session.name}
        {roles !== session.name && <span className="person-roles"> · {roles}</span>}
      </span>{' '}
      <DownOutlined aria-hidden />
    </MenuButton>
  )
}
