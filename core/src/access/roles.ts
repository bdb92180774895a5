/**
 * Who works in a hotline (GLOSSARY: people and bodies). `system` is the actor of recurring jobs, never of a person.
 */
export const roles = [
  'agent',
  'teamLeader',
  'dispatcher',
  'handler',
  'callbackAgent',
  'supervisor',
  'assessor',
  'editor',
  'administrator',
  'leader',
  'system',
] as const

export type Role = (typeof roles)[number]

export const roleLabels: Readonly<Record<Role, { zh: string; en: string }>> = {
  agent: { zh: '话务员', en: 'Agent' },
  teamLeader: { zh: '班长', en: 'Team leader' },
  dispatcher: { zh: '派单员', en: 'Dispatcher' },
  handler: { zh: '经办人', en: 'Handler' },
  callbackAgent: { zh: '回访员', en: 'Call-back agent' },
  supervisor: { zh: '督办员', en: 'Supervisor' },
  assessor: { zh: '考核员', en: 'Assessor' },
  editor: { zh: '知识采编员', en: 'Knowledge editor' },
  administrator: { zh: '管理员', en: 'Administrator' },
  leader: { zh: '领导', en: 'Leader' },
  system: { zh: '系统', en: 'System' },
}

/** A person (or the system) who asks for something; `unitIds` are the own unit and all below it, empty for the centre. */
export interface Actor {
  readonly userId: string
  readonly roles: readonly Role[]
  readonly unitIds: readonly string[]
}
