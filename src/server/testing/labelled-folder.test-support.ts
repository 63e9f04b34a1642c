import type { QueueFolder } from '#domain/contract/queue-folder.ts'

const at = '2026-01-01T00:00:00Z'

export const labelledFolder = (id: string, name: string, template: string): QueueFolder => ({
  queue: { id, name, description: null, created_at: at, updated_at: at },
  users: [],
  templates: [
    {
      id: template,
      name: 'Labels',
      position: 0,
      include_explanation: false,
      usage_count: 0,
      constraints: { annotation_type: 'tags', tags: [], allow_other: true },
    },
  ],
  metrics: [],
})
