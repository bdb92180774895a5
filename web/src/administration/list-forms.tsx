import type { ListEntry } from '@yihu/contract/administration'
import { listForms } from '@yihu/core/administration/lists'
import type { ListName } from '@yihu/core/administration/lists'
import { declineTreatmentLabels, declineTreatments } from '@yihu/core/appeal/decline-treatments'
import type { DeclineTreatment } from '@yihu/core/appeal/decline-treatments'
import { Form, Input } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { ChangeForm } from './change-form.tsx'
import { EndForm } from './end-form.tsx'
import { ChoiceField, DayField, Field, orNull, TextField, todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import type { useSearchState } from './search-state.ts'

interface ListFormsProps {
  readonly list: ListName
  readonly entries: readonly ListEntry[]
  readonly state: ReturnType<typeof useSearchState>
}

interface EntryValues {
  readonly code: string
  readonly name: string
  readonly parentCode?: string | null
  readonly validFrom: string
  readonly unitWord?: string | null
  readonly treatment?: DeclineTreatment | null
  readonly prescribedText?: string | null
}

/** The form that the address bar asks for: add, edit, close or reopen an entry. */
export function ListForms({ list, entries, state }: ListFormsProps) {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const { act, close: onClose } = state
  const entry = entries.find(({ code }) => code === state.on)
  const title = pick(listForms[list])
  if (act === 'add' || (act === 'addBelow' && entry))
    return (
      <ChangeForm<EntryValues>
        title={`${w('lists.add')} · ${title}`}
        initial={{ validFrom: todayThere(), parentCode: entry?.code ?? null }}
        onClose={onClose}
        save={({ code, parentCode, validFrom, reason, ...values }) =>
          callRoute('addListEntry', {
            params: { list },
            body: { code, parentCode: orNull(parentCode), validFrom, reason, ...fieldsOf(list, values) },
          })
        }
      >
        <TextField name="code" label="code" hint="lists.codeHint" maxLength={40} />
        {listForms[list].levels > 1 && (
          <ChoiceField
            name="parentCode"
            label="lists.parent"
            options={entries
              .filter(({ validUntil }) => validUntil === null)
              .map(({ code, name }) => ({ value: code, label: name }))}
            isOptional
          />
        )}
        <EntryFields list={list} />
        <DayField name="validFrom" label="validFrom" />
      </ChangeForm>
    )
  if (!entry) return null
  const { version, code, name } = entry
  const change = (body: Parameters<typeof callRoute<'changeListEntry'>>[1]['body']) =>
    callRoute('changeListEntry', { params: { list, code }, body })
  if (act === 'edit')
    return (
      <ChangeForm<EntryValues>
        title={`${w('edit')} · ${name}`}
        initial={entry}
        onClose={onClose}
        save={({ reason, ...values }) =>
          change({ change: 'edit', version, reason, ...fieldsOf(list, values) })
        }
      >
        <EntryFields list={list} />
      </ChangeForm>
    )
  if (act === 'close')
    return (
      <EndForm
        title={`${w('close')} · ${name}`}
        onClose={onClose}
        end={(on, reason) => change({ change: 'close', version, on, reason })}
      />
    )
  if (act === 'reopen')
    return (
      <ChangeForm<object>
        title={`${w('reopen')} · ${name}`}
        initial={{}}
        onClose={onClose}
        save={({ reason }) => change({ change: 'reopen', version, reason })}
      />
    )
  return null
}

function EntryFields({ list }: { readonly list: ListName }) {
  const { pick } = useLanguage()
  const form = Form.useFormInstance<EntryValues>()
  const treatment = Form.useWatch('treatment', form)
  return (
    <>
      <TextField name="name" label="name" />
      {list === 'channels' && (
        <TextField
          name="unitWord"
          label="lists.unitWord"
          hint="lists.unitWordHint"
          maxLength={4}
          isOptional
        />
      )}
      {list === 'declineReasons' && (
        <>
          <ChoiceField
            name="treatment"
            label="lists.treatment"
            options={declineTreatments.map((one) => ({
              value: one,
              label: pick(declineTreatmentLabels[one]),
            }))}
          />
          <Field name="prescribedText" label="lists.text" hint="lists.textHint">
            <Input.TextArea
              rows={4}
              maxLength={500}
              placeholder={treatment ? declineTreatmentLabels[treatment].text : ''}
            />
          </Field>
        </>
      )}
    </>
  )
}

function fieldsOf(
  list: ListName,
  { name, unitWord, treatment, prescribedText }: Omit<EntryValues, 'code' | 'validFrom'>,
) {
  return {
    name,
    ...(list === 'channels' ? { unitWord: orNull(unitWord) } : {}),
    ...(list === 'declineReasons'
      ? { treatment: orNull(treatment), prescribedText: orNull(prescribedText) }
      : {}),
  }
}
