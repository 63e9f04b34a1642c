import { roleIn } from './queue-access.ts'
import type {
  MemberAnswer,
  QueueAnswer,
  TemplateAnswer,
} from '#domain/contract/endpoints/queue-schemas.ts'
import type { QueueMember } from '#domain/contract/queue-folder.ts'
import { mayAnnotate } from '#domain/contract/queues.ts'
import { mayUnredact, type AccessRole } from '#domain/contract/redaction-rights.ts'
import type { Person } from '#server/sign-in/accounts.ts'
import { withoutGivenValues } from '#server/records/queue-templates.ts'
import type { StoredQueue } from '#server/store/store.ts'

const mayDo = {
  update: ['admin', 'owner', 'editor'],
  delete: ['admin', 'owner'],
  share: ['admin', 'owner'],
  record_annotation: ['owner', 'editor', 'annotator'],
} as const satisfies Readonly<Record<string, readonly AccessRole[]>>

const actions = Object.keys(mayDo) as (keyof typeof mayDo)[]

const permissionsOf = (role: AccessRole | null) =>
  actions.map((action) => {
    const roles: readonly string[] = mayDo[action]
    if (role !== null && roles.includes(role)) return { action, allowed: true }
    return { action, allowed: false, message: `Needs one of the roles ${roles.join(', ')}.` }
  })

export function queueView(stored: StoredQueue, person: Person): QueueAnswer {
  const { queue, users, templates } = stored
  const role = roleIn(stored, person)
  const owner = users.find((member) => member.role === 'owner')
  return {
    id: queue.id,
    permissions: permissionsOf(role),
    name: queue.name,
    description: queue.description ?? null,
    created_at: queue.created_at,
    updated_at: queue.updated_at,
    created_by_user: owner
      ? {
          id: owner.user_id,
          email: owner.email,
          first_name: owner.first_name ?? null,
          last_name: owner.last_name ?? null,
        }
      : null,
    num_log_records: stored.record_count,
    num_annotators: users.filter((member) => mayAnnotate(member.role)).length,
    num_users: users.length,
    num_templates: templates.length,
    overall_progress: stored.overall_progress,
    templates: templatesView(stored, role),
  }
}

/** With every key that the service's own templates have. */
export const templatesView = (
  { queue, templates, infers_templates }: StoredQueue,
  role: AccessRole | null,
): readonly TemplateAnswer[] =>
  templates
    .map((template) =>
      infers_templates && !mayUnredact(role) ? withoutGivenValues(template) : template,
    )
    .toSorted((a, b) => a.position - b.position)
    .map((template) => ({
      ...template,
      criteria: template.criteria ?? null,
      created_at: template.created_at ?? queue.created_at,
      created_by: template.created_by ?? null,
    }))

/** A member's id is the person's. Without a known date, membership began with the queue. */
export const memberView = (member: QueueMember, stored: StoredQueue): MemberAnswer => ({
  ...member,
  id: member.user_id,
  annotation_queue_id: stored.queue.id,
  created_at: member.created_at ?? stored.queue.created_at,
  first_name: member.first_name ?? null,
  last_name: member.last_name ?? null,
  progress: stored.member_progress[member.user_id] ?? null,
  permissions: [],
})
