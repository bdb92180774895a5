import { Switch } from 'antd'
import { useKeysAreOn } from './use-desk-keys.ts'
import { useWords } from './labels.ts'

/** Turns the single keys of the desk on and off. */
export function KeysSwitch() {
  const words = useWords()
  const [isOn, turn] = useKeysAreOn()
  return (
    <span className="keys-switch">
      <span aria-hidden>{words('keys')}</span>
      <Switch size="small" checked={isOn} onChange={turn} aria-label={words('keys')} />
    </span>
  )
}
