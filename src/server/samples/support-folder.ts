import type { QueueFolder } from '#domain/contract/queue-folder.ts'
import { annotator, editor, lena, owner, viewer, yuki } from './sample-members.ts'

type SampleTemplate = QueueFolder['templates'][number]

const template = (
  position: number,
  name: string,
  criteria: string,
  include_explanation: boolean,
  constraints: SampleTemplate['constraints'],
): SampleTemplate => ({
  id: `6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e00${position}`,
  name,
  position,
  include_explanation,
  criteria,
  created_at: '2026-02-20T09:00:00Z',
  created_by: owner.user_id,
  usage_count: 0,
  constraints,
})

export const failureChoices = [
  'none',
  'wrong facts',
  'off topic',
  'wrong language',
  'rude',
] as const
const topicTags = ['billing', 'delivery', 'account', 'promotion', 'product', 'escalate']

export const supportRaters = [owner, annotator, lena, yuki] as const

export const supportFolder: QueueFolder = {
  queue: {
    id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d01',
    name: 'Support answers, week 12',
    description: 'Answers of the support assistant, rated by four people.',
    created_at: '2026-02-20T09:00:00Z',
    updated_at: '2026-03-15T17:30:00Z',
  },
  users: [...supportRaters, editor, viewer],
  templates: [
    template(1, 'Quality', 'Five stars: you would have sent it as it is.', false, {
      annotation_type: 'star',
    }),
    template(2, 'Helpful', 'Is the customer a step further?', true, {
      annotation_type: 'like_dislike',
    }),
    template(3, 'Failure', 'What went wrong most?', true, {
      annotation_type: 'choice',
      choices: [...failureChoices],
      allow_other: true,
    }),
    template(4, 'Topics', 'All that the customer asks about.', false, {
      annotation_type: 'tags',
      tags: topicTags,
      allow_other: true,
    }),
    template(5, 'Notes', 'For the people who train the assistant.', false, {
      annotation_type: 'text',
    }),
    template(6, 'Score', '0: harmful, 50: useless, 100: perfect.', false, {
      annotation_type: 'score',
      min: 0,
      max: 100,
    }),
  ],
  metrics: [],
}
