import type { UnitRow } from '@yihu/contract/administration'
import { Form, InputNumber, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { ChangeForm } from './change-form.tsx'
import { EndForm } from './end-form.tsx'
import { ChoiceField, DayField, Field, orNull, TextField, todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import type { useSearchState } from './search-state.ts'

interface UnitFormsProps {
  readonly units: readonly UnitRow[]
  readonly state: ReturnType<typeof useSearchState>
}

interface UnitValues {
  readonly name: string
  readonly parentId?: string | null
  readonly validFrom: string
  readonly groupName: string
  readonly level: number
  readonly industryUnitId?: string | null
  readonly liaisonName?: string | null
  readonly liaisonPhone?: string | null
  readonly leaderName?: string | null
  readonly leaderPhone?: string | null
  readonly aliases?: readonly string[]
}

/** The form that the address bar asks for: open, rename, edit, move, close or reopen a unit. */
export function UnitForms({ units, state }: UnitFormsProps) {
  const w = useAdministrationWords()
  const { act, close: onClose } = state
  const unit = units.find(({ unitId }) => unitId === state.on)
  const options = units
    .filter(({ validUntil, unitId }) => validUntil === null && unitId !== unit?.unitId)
    .map(({ unitId, name }) => ({ value: unitId, label: name }))
  if (act === 'add' || (act === 'addBelow' && unit))
    return (
      <ChangeForm<UnitValues>
        title={w('units.add')}
        initial={{
          validFrom: todayThere(),
          level: unit ? unit.level + 1 : 1,
          parentId: unit?.unitId ?? null,
          groupName: unit?.groupName ?? '',
        }}
        onClose={onClose}
        save={({ name, parentId, validFrom, reason, ...values }) =>
          callRoute('openUnit', {
            body: { name, parentId: orNull(parentId), validFrom, reason, ...fieldsOf(values) },
          })
        }
      >
        <TextField name="name" label="name" />
        <div className="two-columns">
          <ChoiceField
            name="parentId"
            label="units.parent"
            options={unit ? [...options, { value: unit.unitId, label: unit.name }] : options}
            isOptional
          />
          <DayField name="validFrom" label="validFrom" />
        </div>
        <UnitFields units={units} options={options} />
      </ChangeForm>
    )
  if (!unit) return null
  const { unitId, version, name } = unit
  const change = (body: Parameters<typeof callRoute<'changeUnit'>>[1]['body']) =>
    callRoute('changeUnit', { params: { unitId }, body })
  if (act === 'rename')
    return (
      <ChangeForm<{ name: string; validFrom: string }>
        title={`${w('rename')} · ${name}`}
        initial={{ name, validFrom: todayThere() }}
        onClose={onClose}
        save={(values) => change({ change: 'rename', version, ...values })}
      >
        <TextField name="name" label="units.newName" />
        <DayField name="validFrom" label="validFrom" hint="units.nameFromHint" />
      </ChangeForm>
    )
  if (act === 'move')
    return (
      <ChangeForm<{ parentId?: string | null }>
        title={`${w('units.move')} · ${name}`}
        initial={{ parentId: unit.parentId }}
        onClose={onClose}
        save={({ parentId, reason }) =>
          change({ change: 'move', version, parentId: orNull(parentId), reason })
        }
      >
        <ChoiceField name="parentId" label="units.parent" options={options} isOptional />
      </ChangeForm>
    )
  if (act === 'edit')
    return (
      <ChangeForm<UnitValues>
        title={`${w('edit')} · ${name}`}
        initial={unit}
        onClose={onClose}
        save={({ reason, ...values }) => change({ change: 'edit', version, reason, ...fieldsOf(values) })}
      >
        <UnitFields units={units} options={options} />
      </ChangeForm>
    )
  if (act === 'close')
    return (
      <EndForm
        title={`${w('close')} · ${name}`}
        text={w('units.closeText')}
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

function UnitFields({
  units,
  options,
}: {
  readonly units: readonly UnitRow[]
  readonly options: readonly { value: string; label: string }[]
}) {
  const w = useAdministrationWords()
  const groups = [...new Set(units.map(({ groupName }) => groupName))]
  return (
    <>
      <div className="two-columns">
        <TextField name="groupName" label="units.group" />
        <Field name="level" label="units.level">
          <InputNumber min={1} max={9} precision={0} />
        </Field>
      </div>
      <div className="names" style={{ marginTop: -16, marginBottom: 12 }}>
        {groups.join(' · ')}
      </div>
      <ChoiceField name="industryUnitId" label="units.industry" options={options} isOptional />
      <div className="two-columns">
        <TextField name="liaisonName" label="units.liaison" isOptional />
        <TextField name="liaisonPhone" label="units.liaisonPhone" isOptional />
        <TextField name="leaderName" label="units.leader" isOptional />
        <TextField name="leaderPhone" label="units.leaderPhone" isOptional />
      </div>
      <Form.Item name="aliases" label={w('units.aliases')} extra={w('units.aliasesHint')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
    </>
  )
}

function fieldsOf(values: Omit<UnitValues, 'name' | 'parentId' | 'validFrom'>) {
  return {
    groupName: values.groupName,
    level: values.level,
    industryUnitId: orNull(values.industryUnitId),
    liaisonName: orNull(values.liaisonName),
    liaisonPhone: orNull(values.liaisonPhone),
    leaderName: orNull(values.leaderName),
    leaderPhone: orNull(values.leaderPhone),
    aliases: [...(values.aliases ?? [])],
  }
}
