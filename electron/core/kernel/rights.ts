import type { Right, Role } from '#shared/domain/actor.ts'

/** The one table that says who may do what. */
const rightsOf: Record<Role, readonly Right[]> = {
  'owner-admin': ['read', 'reply', 'manage-conversations', 'manage-contacts', 'manage-account', 'manage-settings', 'manage-automation', 'manage-integrations'],
  editor: ['read', 'reply', 'manage-conversations', 'manage-contacts', 'manage-settings', 'manage-automation'],
  agent: ['read', 'reply', 'manage-conversations', 'manage-contacts'],
  analyst: ['read'],
}

export function hasRight(role: Role, right: Right): boolean {
  return rightsOf[role].includes(right)
}
