import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { callRoute } from '../api/call.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { setLanguage, useLanguage } from '../language/language.ts'
import { returnPath } from '../paths.ts'
import { useAddress } from '../layout/use-address.ts'

interface Credentials {
  readonly login: string
  readonly password: string
}

export function SignInPage() {
  const { t, language } = useLanguage()
  const [search] = useAddress()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const password = useRef<InputRef>(null)
  const loginField = useRef<InputRef>(null)
  useEffect(() => loginField.current?.focus(), [])

  const signIn = useMutation({
    mutationFn: (body: Credentials) => callRoute('signIn', { body }),
    onSuccess: async (session) => {
      queryClient.clear()
      queryClient.setQueryData(['session'], session)
      await navigate(returnPath(search.get('returnTo')), { replace: true })
    },
    onError: () => password.current?.focus({ cursor: 'all' }),
  })

  return (
    <main className="sign-in">
      <title>{`${t('signIn')} · ${t('product')}`}</title>
      <div className="box">
        <h1>{t('productFull')}</h1>
        <p className="soft">{t('signIn.text')}</p>
        <Form<Credentials>
          layout="vertical"
          size="large"
          requiredMark={false}
          onFinish={(values) => signIn.mutate(values)}
        >
          <Form.Item
            name="login"
            label={t('signIn.login')}
            rules={[{ required: true, message: t('signIn.loginMissing') }]}
          >
            <Input ref={loginField} autoComplete="username" autoCapitalize="none" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input.Password ref={password} autoComplete="current-password" />
          </Form.Item>
          {signIn.error && (
            <div style={{ marginBottom: 16 }}>
              <ProblemAlert error={signIn.error} />
            </div>
          )}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('signIn')}
          </Button>
        </Form>
        <Button
          type="link"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          style={{ marginTop: 12, paddingInline: 0 }}
        >
          {t('language.other')}
        </Button>
      </div>
    </main>
  )
}
