import { pageLabels } from '../language/language.ts'

const zh = {
  viewing: '{{who}}正在查看',
  editing: '{{who}}正在填写“{{action}}”',
  withRole: '{{name}}（{{role}}）',
  nameless: '热线中心{{role}}',
  ofUnit: '{{unit}} {{name}}（{{role}}）',
  namelessOfUnit: '{{unit}}{{role}}',
  warning: '{{who}}正在填写“{{action}}”',
  warningText: '两人同时办理同一工单，先确认的一个生效，后确认的会被拒绝。建议先与对方联系。',
  insist: '仍要办理',
  changed: '您填写期间，工单已有变化',
  changedText: '您填写的内容还在。请看过以下变化，再决定是否继续：',
  entry: '{{at}}　{{who}}　{{action}}',
  accept: '已看过，按最新情况继续',
  impossible: '按最新情况，不能再“{{action}}”：{{reason}}。如需保留填写的内容，请复制后再关闭。',
}

const en: Record<keyof typeof zh, string> = {
  viewing: '{{who}} is viewing this order',
  editing: '{{who}} is filling in “{{action}}”',
  withRole: '{{name}} ({{role}})',
  nameless: '{{role}} of the hotline',
  ofUnit: '{{name}} ({{role}}, {{unit}})',
  namelessOfUnit: '{{role}} of {{unit}}',
  warning: '{{who}} is filling in “{{action}}”',
  warningText:
    'When two people act on one order, the first to confirm is done and the second is refused. Better ask them first.',
  insist: 'Go on anyway',
  changed: 'The order has changed while you were filling this in',
  changedText: 'What you typed is still here. Look at the changes, then decide whether to go on:',
  entry: '{{at}}  {{who}}  {{action}}',
  accept: 'Seen; go on with the order as it is now',
  impossible:
    'As the order is now, “{{action}}” is no longer possible: {{reason}}. To keep what you typed, copy it before closing.',
}

export const useWords = pageLabels('presence', zh, en)
