/** Keys and passwords are public on purpose. */
type SampleUserAccount = {
  readonly user_id: string
  readonly email: string
  readonly first_name: string
  readonly last_name: string
  /** A sentence on what this person may do, for the sign-in page. */
  readonly role: string
  readonly key: string
  readonly password: string
}

export type SampleUser = Pick<SampleUserAccount, 'email' | 'role' | 'key'> & {
  readonly name: string
}

export const sampleOwner = {
  user_id: '3f1c8a52-6d0b-4e57-9a41-7c2e5b9d1f01',
  email: 'owner@sample.winnow',
  first_name: 'Olivia',
  last_name: 'Brandt',
  role: 'Owns all sample queues and may switch redaction off.',
  key: 'sample-owner',
  password: 'sample-owner',
} as const satisfies SampleUserAccount

export const sampleAnnotator = {
  user_id: '3f1c8a52-6d0b-4e57-9a41-7c2e5b9d1f02',
  email: 'annotator@sample.winnow',
  first_name: 'Amir',
  last_name: 'Haddad',
  role: 'Annotates in all sample queues and sees redacted texts only.',
  key: 'sample-annotator',
  password: 'sample-annotator',
} as const satisfies SampleUserAccount

const sampleOutsider = {
  user_id: '3f1c8a52-6d0b-4e57-9a41-7c2e5b9d1f03',
  email: 'outsider@sample.winnow',
  first_name: 'Noor',
  last_name: 'Visser',
  role: 'Belongs to no queue and can read nothing.',
  key: 'sample-outsider',
  password: 'sample-outsider',
} as const satisfies SampleUserAccount

export const sampleUsers: readonly SampleUserAccount[] = [
  sampleOwner,
  sampleAnnotator,
  sampleOutsider,
]
