import type { OrderRow } from '@yihu/contract/orders'
import type { UnitPlace } from '@yihu/core/access/unit-tree'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Modal, Progress } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { useReferenceData } from '../api/queries.ts'
import { newKey } from '../api/use-idempotency-key.ts'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useLanguage } from '../language/language.ts'
import { DueText } from '../order-list/due-text.tsx'
import { useSession } from '../session/session-context.ts'
import { useWords } from './labels.ts'
import { ownAssignment } from './unit-steps.ts'

/** Signs many orders of the list, one after the other; each is its own act and may be refused on its own. */
export function SignMany({ rows }: { readonly rows: readonly OrderRow[] }) {
  const words = useWords()
  const [listed, setListed] = useState<readonly OrderRow[]>()
  return (
    <>
      <Button block disabled={rows.length === 0} onClick={() => setListed(rows)}>
        {words('signMany')}
      </Button>
      {listed && <SignManyDialog rows={listed} onClose={() => setListed(undefined)} />}
    </>
  )
}

interface SignManyDialogProps {
  /** As they were when the dialog opened: what is signed leaves the list behind it, not the dialog. */
  readonly rows: readonly OrderRow[]
  readonly onClose: () => void
}

function SignManyDialog({ rows, onClose }: SignManyDialogProps) {
  useReturnFocus()
  const words = useWords()
  const { language } = useLanguage()
  const { unitIds } = useSession()
  const units = useReferenceData()?.units ?? []
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<readonly string[]>(rows.map(({ orderId }) => orderId))
  const [results, setResults] = useState<ReadonlyMap<string, string | null>>(new Map())
  const [isRunning, setIsRunning] = useState(false)
  const left = chosen.filter((orderId) => results.get(orderId) !== null)
  const failed = [...results.values()].filter((problem) => problem !== null).length

  async function signAll() {
    setIsRunning(true)
    for (const orderId of left) {
      // One after the other on purpose: a unit's many signatures are not a burst of requests.
      // oxlint-disable-next-line no-await-in-loop
      const problem = await signOne(orderId, units, unitIds).then(
        (isSigned) => (isSigned ? null : words('notOwnToSign')),
        (error: unknown) => errorMessage(error, language),
      )
      setResults((before) => new Map(before).set(orderId, problem))
    }
    setIsRunning(false)
    await queryClient.invalidateQueries({ queryKey: ['orders'] })
    await queryClient.invalidateQueries({ queryKey: ['order'] })
  }

  return (
    <Modal
      open
      className="unit-dialog"
      title={words('signManyTitle')}
      okText={words('signChosen', { count: left.length })}
      okButtonProps={{ disabled: left.length === 0, loading: isRunning }}
      cancelText={words('close')}
      mask={{ closable: false }}
      closable={!isRunning}
      onOk={() => void signAll()}
      onCancel={onClose}
    >
      <div className="stack">
        <p style={{ margin: 0 }}>{words('signManyText')}</p>
        <Checkbox
          checked={chosen.length === rows.length}
          indeterminate={chosen.length > 0 && chosen.length < rows.length}
          disabled={isRunning}
          onChange={(event) => setChosen(event.target.checked ? rows.map(({ orderId }) => orderId) : [])}
        >
          {words('signAll')}
        </Checkbox>
        <ul className="unit-list">
          {rows.map((row) => (
            <li key={row.orderId}>
              <Checkbox
                checked={chosen.includes(row.orderId)}
                disabled={isRunning || results.get(row.orderId) === null}
                onChange={(event) =>
                  setChosen(
                    event.target.checked
                      ? [...chosen, row.orderId]
                      : chosen.filter((orderId) => orderId !== row.orderId),
                  )
                }
              >
                {row.title}
              </Checkbox>
              <div className="soft">
                <DueText dueAt={row.handlingDueAt} isDone />
              </div>
              {results.has(row.orderId) && <strong>{results.get(row.orderId) ?? words('signed')}</strong>}
            </li>
          ))}
        </ul>
        <div aria-live="polite">
          {results.size > 0 && (
            <>
              <Progress
                percent={Math.round((100 * results.size) / Math.max(1, chosen.length))}
                showInfo={false}
              />
              {words('signedCount', { done: results.size - failed, failed })}
            </>
          )}
        </div>
      </div>
    </Modal>
  )
}

/** False when there is nothing of the own unit to sign on the order. */
async function signOne(
  orderId: string,
  units: readonly UnitPlace[],
  unitIds: readonly string[],
): Promise<boolean> {
  const params = { orderId }
  const view = await callRoute('getOrder', { params })
  const assignment = ownAssignment(view, units, unitIds)
  if (assignment?.state !== 'toSign') return false
  const body = {
    action: 'sign' as const,
    assignmentId: assignment.assignmentId,
    version: view.version,
    fields: {},
  }
  await callRoute('actOnOrder', { params, body, idempotencyKey: newKey() })
  return true
}
