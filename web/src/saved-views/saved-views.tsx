import { DownOutlined, SaveOutlined, StarFilled, TeamOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SavedView } from '@yihu/contract/saved-views'
import type { ViewedList } from '@yihu/core/workbench/viewed-lists'
import { App, Button, Dropdown, Space } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { useLanguage } from '../language/language.ts'
import { useSession } from '../session/session-context.ts'
import { useViewWords } from './labels.ts'
import { viewsQuery } from './views-query.ts'
import { ViewForm } from './view-form.tsx'
import { useAddress } from '../layout/use-address.ts'

type Editing = { readonly kind: 'new' } | { readonly kind: 'rename' | 'share'; readonly view: SavedView }

interface SavedViewsProps {
  readonly list: ViewedList
  readonly search: URLSearchParams
  /** What the list is called when nothing narrows it. */
  readonly allLabel: string
}

/** Views over a list: a chip opens one, its menu changes it; what is shown now can be kept under a name. */
export function SavedViews({ list, search, allLabel }: SavedViewsProps) {
  const words = useViewWords()
  const { language } = useLanguage()
  const session = useSession()
  const [, setSearch] = useAddress()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const query = viewsQuery(list)
  const { data: views = [] } = useQuery(query)
  const [editing, setEditing] = useState<Editing>()
  const { keyFor, forget } = useIdempotencyKey()
  const current = searchWithoutPage(search)

  const { mutate, isPending } = useMutation({
    mutationFn: (work: () => Promise<readonly SavedView[]>) => work(),
    onSuccess: (after) => {
      queryClient.setQueryData(query.queryKey, [...after])
      setEditing(undefined)
      // The same view saved again, after it was deleted, is a new one.
      forget()
    },
    onError: (error) => void message.error(errorMessage(error, language)),
  })
  const create = ({
    name,
    search: kept,
    sharedWith,
    isDefault,
  }: Omit<SavedView, 'viewId' | 'list' | 'isOwn'>) =>
    mutate(async () => {
      const body = { list, name, search: kept, sharedWith }
      const after = await callRoute('saveView', { body, idempotencyKey: keyFor(body) })
      const added = after.at(-1)
      if (!isDefault || !added) return after
      return callRoute('changeView', { params: { viewId: added.viewId }, body: { isDefault } })
    })
  const change = (viewId: string, body: Parameters<typeof callRoute<'changeView'>>[1]['body']) =>
    mutate(() => callRoute('changeView', { params: { viewId }, body }))
  const remove = (view: SavedView) => {
    const { viewId } = view
    mutate(() => callRoute('deleteView', { params: { viewId } }))
    const key = `removed-${viewId}`
    void message.open({
      key,
      type: 'info',
      duration: 10,
      content: (
        <>
          {words('removed', { name: view.name })}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key)
              create(view)
            }}
          >
            {words('undo')}
          </Button>
        </>
      ),
    })
  }
  const mayShare = session.permissions.includes('view.share')

  return (
    <fieldset className="actions bare" aria-label={words('views')}>
      <Button
        size="small"
        type={current === '' ? 'primary' : 'default'}
        aria-pressed={current === ''}
        onClick={() => setSearch(new URLSearchParams())}
      >
        {allLabel}
      </Button>
      {views.map((view) => {
        const isCurrent = searchWithoutPage(new URLSearchParams(view.search)) === current
        const mayChange = view.isOwn || (view.sharedWith.length > 0 && mayShare)
        return (
          <Space.Compact key={view.viewId} size="small">
            <Button
              size="small"
              type={isCurrent ? 'primary' : 'default'}
              aria-pressed={isCurrent}
              icon={view.sharedWith.length > 0 ? <TeamOutlined aria-label={words('shared')} /> : undefined}
              onClick={() => setSearch(new URLSearchParams(view.search))}
            >
              {view.name}
              {view.isDefault && <StarFilled aria-label={words('isDefault')} />}
            </Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  {
                    key: 'default',
                    label: words(view.isDefault ? 'notBeginWith' : 'beginWith'),
                    onClick: () => change(view.viewId, { isDefault: !view.isDefault }),
                  },
                  ...(mayChange
                    ? [
                        {
                          key: 'update',
                          label: words('update'),
                          disabled: isCurrent,
                          onClick: () => change(view.viewId, { search: current }),
                        },
                        {
                          key: 'rename',
                          label: words('rename'),
                          onClick: () => setEditing({ kind: 'rename', view }),
                        },
                      ]
                    : []),
                  ...(mayChange && mayShare
                    ? [
                        {
                          key: 'share',
                          label: words('share'),
                          onClick: () => setEditing({ kind: 'share', view }),
                        },
                      ]
                    : []),
                  ...(mayChange
                    ? [{ key: 'remove', danger: true, label: words('remove'), onClick: () => remove(view) }]
                    : []),
                ],
              }}
            >
              <Button
                size="small"
                type={isCurrent ? 'primary' : 'default'}
                icon={<DownOutlined aria-hidden style={{ fontSize: 10 }} />}
                aria-label={words('viewMenu', { name: view.name })}
              />
            </Dropdown>
          </Space.Compact>
        )
      })}
      <Button
        size="small"
        type="link"
        icon={<SaveOutlined aria-hidden />}
        onClick={() => setEditing({ kind: 'new' })}
      >
        {words('saveView')}
      </Button>
      {editing && (
        <ViewForm
          title={words(editing.kind === 'new' ? 'saveView' : editing.kind)}
          initial={editing.kind === 'new' ? { name: '', sharedWith: [] } : editing.view}
          hasName={editing.kind !== 'share'}
          hasRoles={mayShare && editing.kind !== 'rename'}
          isSaving={isPending}
          onCancel={() => setEditing(undefined)}
          onSave={({ name, sharedWith }) => {
            if (editing.kind === 'new') create({ name, sharedWith, search: current, isDefault: false })
            else change(editing.view.viewId, editing.kind === 'rename' ? { name } : { sharedWith })
          }}
        />
      )}
    </fieldset>
  )
}

/** What a view keeps of the address: filter and sorting, not the page that happened to be open. */
function searchWithoutPage(search: URLSearchParams): string {
  const kept = new URLSearchParams(search)
  // The page that happened to be open, and a form that stood over the list.
  for (const key of ['page', 'do', 'on']) kept.delete(key)
  kept.sort()
  return kept.toString()
}
