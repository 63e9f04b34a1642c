import type { QueueMember } from '#domain/contract/queue-folder.ts'
import { sampleAnnotator, sampleOwner } from './sample-users.ts'

const member = (
  account: Pick<QueueMember, 'user_id' | 'email' | 'first_name' | 'last_name'>,
  role: QueueMember['role'],
  track_progress: boolean,
): QueueMember => ({
  user_id: account.user_id,
  email: account.email,
  first_name: account.first_name,
  last_name: account.last_name,
  role,
  track_progress,
})

const invented = (number: string, first_name: string, last_name: string) => ({
  user_id: `3f1c8a52-6d0b-4e57-9a41-7c2e5b9d1f${number}`,
  email: `${first_name.toLowerCase()}@example.com`,
  first_name,
  last_name,
})

export const owner = member(sampleOwner, 'owner', true)
export const annotator = member(sampleAnnotator, 'annotator', true)
export const lena = member(invented('11', 'Lena', 'Kowalska'), 'annotator', true)
export const yuki = member(invented('12', 'Yuki', 'Tanaka'), 'annotator', true)
export const editor = member(invented('13', 'Marco', 'Ferri'), 'editor', false)
export const viewer = member(invented('14', 'Greta', 'Nilsson'), 'viewer', false)
