export const script = '<script>window.__executed=1</script>'
export const image = '<img src=x onerror="window.__executed=1">'
export const texts = [
  script,
  `">${script}`,
  image,
  `'"></option></select></textarea>${image}`,
  '<svg onload="window.__executed=1"><a href="javascript:window.__executed=1">x</a></svg>',
  'javascript:window.__executed=1',
  '<iframe srcdoc="<script>parent.__executed=1</script>"></iframe>',
  '<style>*{display:none}</style><base href="//example.com">',
  '{{constructor.constructor("window.__executed=1")()}}${window.__executed=1}',
  '=HYPERLINK("javascript:window.__executed=1","x")',
  '</script><!--<script>',
  '\u202egnp.exe\u2066\u200f',
  '\u2028window.__executed=1\u2029\u0085',
  '\u0000\u0007\u001b[31m',
  '__proto__',
  '../../../outside\r\nSet-Cookie: a=b',
] as const

const at = '2026-03-01T00:00:00Z'
export const uuid = (number: number) =>
  `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`
const template = (id: number, name: string, constraints: object) => ({
  id: uuid(id),
  name,
  criteria: texts.join(' '),
  position: id,
  constraints,
})
const member = uuid(900)
export const queue = {
  queue: {
    id: uuid(1),
    name: `Queue ${script} ${image}`,
    description: texts.join('\n'),
    created_at: at,
    updated_at: at,
  },
  users: texts.map((text, index) => ({
    user_id: uuid(900 + index),
    email: `${text}@example.com`,
    first_name: `First ${text}`,
    last_name: text,
    role: 'annotator',
  })),
  templates: [
    template(10, `Labels ${image}`, { annotation_type: 'tags', tags: texts, allow_other: true }),
    template(11, `Choice ${script}`, { annotation_type: 'choice', choices: texts }),
    template(12, `Stars ${image}`, { annotation_type: 'star' }),
  ],
  metrics: [
    {
      key: image,
      alias: script,
      label: `Metric ${image}`,
      description: texts.join(' '),
      group_label: script,
      data_type: 'text',
    },
  ],
}
export const records = texts.map((text, index) => ({
  type: 'llm',
  id: uuid(100 + index),
  created_at: new Date(Date.parse(at) - index * 1000).toISOString(),
  name: text,
  input: text,
  output: { [text]: [text] },
  // The page does not suggest values that occur once.
  tags: [text, texts[(index + 1) % texts.length]],
  model: text,
  user_metadata: Object.fromEntries(texts.map((key) => [`Key ${key}`, text])),
  metrics: { [image]: text },
  annotations: {
    [uuid(10)]: { [member]: { annotation_type: 'tags', value: [text], explanation: text } },
    [uuid(11)]: { [member]: { annotation_type: 'choice', value: text, explanation: text } },
    [uuid(12)]: { [member]: { annotation_type: 'star', value: 3, explanation: text } },
  },
}))
