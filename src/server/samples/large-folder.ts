import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { annotator, editor, owner } from './sample-members.ts'

export const largeRaters = [owner, annotator] as const

export const largeTemplates = {
  quality: '6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e031',
  helpful: '6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e032',
} as const

export const correctness = '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d11'

export const project = '2c4e6a80-9b1d-4f3a-8c5e-7a9b1c3d5e60'
export const run = '3d5f7b91-ac2e-4a4b-9d6f-8bac2d4e6f71'

const created_at = '2025-12-31T08:00:00Z'

const template = (id: string, position: number, name: string) => ({
  id,
  name,
  position,
  include_explanation: true,
  criteria: null,
  created_at,
  created_by: owner.user_id,
  usage_count: 0,
})

export const largeFolder = (records: number): QueueFolder => ({
  queue: {
    id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d05',
    name: `Support traces, ${records.toLocaleString('en')} records`,
    description: 'Made for measuring: traces and their steps, rated and scored.',
    created_at,
    updated_at: '2026-03-31T17:30:00Z',
  },
  users: [...largeRaters, editor],
  templates: [
    {
      ...template(largeTemplates.quality, 1, 'Quality'),
      constraints: { annotation_type: 'star' },
    },
    {
      ...template(largeTemplates.helpful, 2, 'Helpful'),
      constraints: { annotation_type: 'like_dislike' },
    },
  ],
  metrics: [
    {
      key: correctness,
      alias: 'correctness',
      label: 'Correctness',
      data_type: 'floating_point',
      enabled: true,
    },
  ],
})
