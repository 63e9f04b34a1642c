export type DocsSubject = {
  readonly name: string
  readonly page: string
  readonly label: 'how-to' | 'limits' | 'security' | 'billing' | 'errors'
  readonly facts: readonly string[]
  readonly questions: readonly string[]
}

export const docsSubjects: readonly DocsSubject[] = [
  {
    name: 'single sign-on',
    page: 'docs/security/single-sign-on.md',
    label: 'security',
    facts: [
      'Single sign-on is part of the Team and Enterprise plans.',
      'Paste the metadata URL of your identity provider under Settings, Security, and press “Test”.',
      'Members who signed in with a password before keep their account; the address has to match.',
      'SAML 2.0 and OpenID Connect are supported; LDAP is not.',
    ],
    questions: [
      'Can I force everyone to use single sign-on?',
      'SAML test fails with "audience mismatch", what is wrong?',
    ],
  },
  {
    name: 'webhooks',
    page: 'docs/guides/webhooks.md',
    label: 'how-to',
    facts: [
      'A webhook is called once per event, and again after 1, 5 and 30 minutes until it answers 2xx.',
      'Every call is signed: compare the header `X-Acme-Signature` with the HMAC of the body.',
      'Up to 20 webhooks can be registered per project.',
      'Events arrive in no particular order; use `sequence` to sort them.',
    ],
    questions: [
      'How often is a webhook retried?',
      'How do I verify the signature of a webhook in Node?',
      'Why do I get the same webhook twice?',
    ],
  },
  {
    name: 'rate limits',
    page: 'docs/reference/rate-limits.md',
    label: 'limits',
    facts: [
      'The free plan allows 1,000 calls an hour, the Team plan 50,000.',
      'Beyond the limit the API answers 429 and names the seconds to wait in `Retry-After`.',
      'Limits are counted per key, not per address.',
      'A burst of ten calls in a second is always allowed.',
    ],
    questions: [
      'How many calls may I make per hour?',
      'What does 429 mean and how long do I wait?',
    ],
  },
  {
    name: 'exports',
    page: 'docs/guides/exports.md',
    label: 'how-to',
    facts: [
      'An export runs in the background, and its link is valid for 24 hours.',
      'CSV has one row per item; JSON Lines keeps the nesting.',
      'Exports of more than 1 GB are split in parts of 250 MB.',
      'Deleted items are not in an export, even when it began before they were deleted.',
    ],
    questions: ['Which format keeps nested fields?', 'My export link has expired. Start again?'],
  },
  {
    name: 'the audit log',
    page: 'docs/security/audit-log.md',
    label: 'security',
    facts: [
      'The audit log keeps 400 days; older entries are archived on request.',
      'Reading is logged for administrators only, changing for everybody.',
      'It can be sent to a bucket of yours once an hour.',
      'Entries cannot be changed or deleted, not even by the owner.',
    ],
    questions: ['Can I see who opened a project?', 'How long is the audit log kept?'],
  },
  {
    name: 'API keys',
    page: 'docs/reference/api-keys.md',
    label: 'security',
    facts: [
      'A key is shown once, when it is made; only its hash is kept.',
      'Keys can be limited to reading, to one project, and to a date.',
      'Rotating keeps the old key valid for 48 hours.',
      'A key found in a public repository is revoked, and its owner is told by mail.',
    ],
    questions: ['I lost my API key, can you show it to me again?', 'How do I rotate a key safely?'],
  },
  {
    name: 'data residency',
    page: 'docs/security/data-residency.md',
    label: 'security',
    facts: [
      'Data stays in the region that was chosen when the account was made: eu-1, us-2 or ap-3.',
      'Moving to another region takes a support request and about a week.',
      'Backups never leave the region.',
    ],
    questions: ['Where is our data stored?', 'Können wir von us-2 nach eu-1 umziehen?'],
  },
  {
    name: 'billing groups',
    page: 'docs/billing/groups.md',
    label: 'billing',
    facts: [
      'A billing group has one invoice, one currency and any number of projects.',
      'Moving a project takes effect on the first day of the next month.',
      'Only the owner of both groups can merge them.',
    ],
    questions: ['Can two teams share one invoice?', 'Why is project X still on the old invoice?'],
  },
  {
    name: 'alerts',
    page: 'docs/guides/alerts.md',
    label: 'how-to',
    facts: [
      'An alert fires when its value is above the threshold for three minutes in a row.',
      'Muted alerts are still recorded, they just tell nobody.',
      'Alerts can be sent by mail, to a webhook, or to a chat channel.',
    ],
    questions: ['How do I mute an alert for a weekend?', 'Why did my alert fire {n} minutes late?'],
  },
  {
    name: 'the Python SDK',
    page: 'docs/sdk/python.md',
    label: 'how-to',
    facts: [
      'The SDK needs Python 3.10 or newer: `pip install acme-sdk`.',
      '`Client(retries=3)` repeats calls that failed with 429 or 5xx.',
      'Lists are generators: `for item in client.items()` loads page after page.',
      'Set `ACME_TIMEOUT` to change the 30 seconds after which a call is given up.',
    ],
    questions: [
      'How do I page through all items in Python?',
      'SDK raises `ReadTimeout` after 30 s, can I change that?',
    ],
  },
  {
    name: 'error codes',
    page: 'docs/reference/errors.md',
    label: 'errors',
    facts: [
      '403 means that the key is valid and its role is not enough; 401 that the key is not valid.',
      'Every error has an `error_id`; support can find the call by it.',
      '409 means that somebody else changed the item in between: load it again and repeat.',
      '422 names the field in `loc`.',
    ],
    questions: ['What is the difference between 401 and 403?', 'Why do I get 409 on update?'],
  },
  {
    name: 'backups',
    page: 'docs/guides/backups.md',
    label: 'how-to',
    facts: [
      'Backups are made every six hours and kept for 35 days.',
      'Restoring makes a new project beside the old one; nothing is overwritten.',
      'A single item can be restored from its history, without a backup.',
    ],
    questions: ['How do I restore one item?', 'Quelle est la durée de conservation ?'],
  },
]
