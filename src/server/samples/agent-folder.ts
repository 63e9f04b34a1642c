import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { annotator, editor, owner } from './sample-members.ts'

export const passId = '6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e021'

export const agentFolder: QueueFolder = {
  queue: {
    id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d03',
    name: 'Agent runs, nightly',
    description: 'Every step of the nightly regression runs.',
    created_at: '2025-12-01T00:00:00Z',
    updated_at: '2026-03-14T04:10:00Z',
  },
  users: [owner, annotator, editor],
  templates: [
    {
      id: passId,
      name: 'Pass',
      position: 1,
      include_explanation: true,
      criteria: 'Would you let this step run without a person watching?',
      created_at: '2025-12-01T00:00:00Z',
      created_by: owner.user_id,
      usage_count: 0,
      constraints: { annotation_type: 'like_dislike' },
    },
  ],
  metrics: [],
}
