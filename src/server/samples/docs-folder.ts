import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import type { TreeNode } from '#domain/contract/templates.ts'
import { yamlOfTree } from '#server/records/choices-tree.ts'
import { annotator, editor, owner, viewer } from './sample-members.ts'

const answerTypes: readonly TreeNode[] = [
  {
    id: 'complete',
    label: 'Complete',
    children: [
      { id: 'complete/direct', label: 'Direct' },
      { id: 'complete/with steps', label: 'With steps' },
    ],
  },
  { id: 'partial', label: 'Partial' },
  { id: 'refusal', label: 'Refusal' },
  { id: 'wrong', label: 'Wrong' },
]

export const scorers = {
  correctness: '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d01',
  adherence: '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d02',
  relevance: '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d03',
  tone: '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d04',
  toxic: '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d05',
  labels: '0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d06',
} as const

const levels = (inverted: boolean) => ({
  inverted,
  buckets: [0.3, 0.7],
  display_value_levels: ['low', 'medium', 'high'],
})

export const docsFolder: QueueFolder = {
  queue: {
    id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d02',
    name: 'Docs question answering',
    description: 'Questions to the product documentation, answered from what was retrieved.',
    created_at: '2026-01-28T08:00:00Z',
    updated_at: '2026-03-10T11:45:00Z',
  },
  users: [owner, annotator, editor, viewer],
  templates: [
    {
      id: '6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e011',
      name: 'Grounded',
      position: 1,
      include_explanation: true,
      criteria: 'Is everything in the answer said in the documents?',
      created_at: '2026-01-28T08:00:00Z',
      created_by: owner.user_id,
      usage_count: 0,
      constraints: { annotation_type: 'like_dislike' },
    },
    {
      id: '6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e012',
      name: 'Answer type',
      position: 2,
      include_explanation: false,
      criteria: null,
      created_at: '2026-01-28T08:00:00Z',
      created_by: owner.user_id,
      usage_count: 0,
      constraints: {
        annotation_type: 'tree_choice',
        choices_tree: answerTypes,
        choices_tree_yaml: yamlOfTree(answerTypes),
      },
    },
  ],
  metrics: [
    {
      key: scorers.correctness,
      alias: 'correctness',
      label: 'Correctness',
      data_type: 'floating_point',
      enabled: true,
      group_label: 'Response Quality',
      threshold: levels(false),
    },
    {
      key: scorers.adherence,
      alias: 'context_adherence',
      label: 'Context Adherence',
      data_type: 'floating_point',
      enabled: true,
      group_label: 'Response Quality',
      threshold: levels(false),
    },
    {
      key: scorers.relevance,
      alias: 'chunk_relevance',
      label: 'Chunk Relevance',
      data_type: 'floating_point',
      enabled: true,
      group_label: 'Retrieval Quality',
      roll_up_method: 'average',
    },
    {
      key: scorers.tone,
      alias: 'tone',
      label: 'Tone',
      data_type: 'text',
      enabled: true,
      group_label: 'Response Quality',
    },
    {
      key: scorers.toxic,
      alias: 'toxicity',
      label: 'Toxic',
      data_type: 'boolean',
      enabled: false,
      group_label: 'Safety Metrics',
    },
    {
      key: scorers.labels,
      alias: 'labels',
      label: 'Labels',
      data_type: 'string_list',
      enabled: true,
      group_label: 'Response Quality',
    },
  ],
}
