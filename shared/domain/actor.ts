/** Who asks. Alone in the shop, the actor is the owner and no screen mentions roles. */
export type Role = 'owner-admin' | 'editor' | 'agent' | 'analyst'
export type Actor = { memberId: string; role: Role; deviceId: string }
export const ownerActor: Actor = { memberId: 'owner', role: 'owner-admin', deviceId: 'local' }

/** Another program, by a key of the local API: what its scopes cannot allow, it cannot do either. */
export const programActor: Actor = { memberId: 'program', role: 'agent', deviceId: 'local-api' }

/** What a call needs; every contract entry names one. */
export type Right = 'read' | 'reply' | 'manage-conversations' | 'manage-contacts' | 'manage-account' | 'manage-settings'
  | 'manage-automation' | 'manage-integrations'
