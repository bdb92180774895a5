import type { ResponsibilityView } from '@yihu/contract/administration'
import { Form, Input } from 'antd'
import { callRoute } from '../api/call.ts'
import { useNames } from '../language/use-names.ts'
import { ChangeForm } from './change-form.tsx'
import { EndForm } from './end-form.tsx'
import { ChoiceField, DayField, Field, orNull, TextField, todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import type { useSearchState } from './search-state.ts'

type Values = Pick<
  ResponsibilityView,
  'categoryCode' | 'divisionCode' | 'unitId' | 'legalBasis' | 'validFrom' | 'validUntil' | 'note'
>
interface ResponsibilityFormsProps {
  readonly rows: readonly ResponsibilityView[]
  readonly state: ReturnType<typeof useSearchState>
}

/** The form that the address bar asks for: add, edit or end a row, or import a table. */
export function ResponsibilityForms({ rows, state }: ResponsibilityFormsProps) {
  const w = useAdministrationWords()
  const { act, close: onClose } = state
  const row = rows.find(({ responsibilityId }) => responsibilityId === state.on)
  if (act === 'import') return <ImportForm onClose={onClose} />
  if (act === 'add')
    return (
      <ChangeForm<Values>
        title={w('responsibilities.add')}
        initial={{ validFrom: todayThere() }}
        onClose={onClose}
        save={({ reason, ...values }) =>
          callRoute('addResponsibility', { body: { ...complete(values), reason } })
        }
      >
        <ResponsibilityFields />
      </ChangeForm>
    )
  if (!row) return null
  const { responsibilityId, version } = row
  if (act === 'edit')
    return (
      <ChangeForm<Values>
        title={`${w('edit')} · ${row.legalBasis}`}
        initial={row}
        onClose={onClose}
        save={({ reason, ...values }) =>
          callRoute('changeResponsibility', {
            params: { responsibilityId },
            body: { change: 'edit', row: complete(values), version, reason },
          })
        }
      >
        <ResponsibilityFields />
      </ChangeForm>
    )
  if (act === 'close')
    return (
      <EndForm
        title={`${w('close')} · ${row.legalBasis}`}
        onClose={onClose}
        end={(on, reason) =>
          callRoute('changeResponsibility', {
            params: { responsibilityId },
            body: { change: 'close', on, version, reason },
          })
        }
      />
    )
  return null
}

function ResponsibilityFields() {
  const { lists } = useNames()
  return (
    <>
      <ChoiceField name="categoryCode" label="responsibilities.category" options={lists.categories} />
      <ChoiceField
        name="divisionCode"
        label="responsibilities.division"
        options={lists.divisions}
        isOptional
      />
      <ChoiceField name="unitId" label="responsibilities.unit" options={lists.units} />
      <TextField
        name="legalBasis"
        label="responsibilities.basis"
        hint="responsibilities.basisHint"
        maxLength={300}
      />
      <div className="two-columns">
        <DayField name="validFrom" label="validFrom" />
        <DayField name="validUntil" label="lastDay" isOptional />
      </div>
      <TextField name="note" label="responsibilities.note" maxLength={200} isOptional />
    </>
  )
}

/** The text of the file is shown before it is sent, so that it can be mended where a line is refused. */
function ImportForm({ onClose }: { readonly onClose: () => void }) {
  const w = useAdministrationWords()
  const [form] = Form.useForm()
  return (
    <ChangeForm<{ csv: string }>
      title={w('responsibilities.import')}
      form={form}
      width={720}
      initial={{ csv: '' }}
      onClose={onClose}
      save={({ csv, reason }) => callRoute('importResponsibilities', { body: { csv, reason } })}
      said={(reply) => w('responsibilities.imported', { ...(reply as { added: number; unchanged: number }) })}
    >
      <p className="soft">{w('responsibilities.importText')}</p>
      <Form.Item label={w('responsibilities.file')}>
        <input
          type="file"
          accept=".csv,text/csv"
          aria-label={w('responsibilities.file')}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) void readText(file).then((csv) => form.setFieldValue('csv', csv))
          }}
        />
      </Form.Item>
      <Field name="csv" label="responsibilities.csv">
        <Input.TextArea rows={12} style={{ fontFamily: 'ui-monospace, monospace' }} wrap="off" />
      </Field>
    </ChangeForm>
  )
}

/** UTF-8, else GB 18030 as Chinese Excel writes it. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function complete(values: Values) {
  return {
    categoryCode: values.categoryCode,
    divisionCode: orNull(values.divisionCode),
    unitId: values.unitId,
    legalBasis: values.legalBasis,
    validFrom: values.validFrom,
    validUntil: orNull(values.validUntil),
    note: orNull(values.note),
  }
}
