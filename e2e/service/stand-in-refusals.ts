import type { Refusal } from './stand-in-ways.ts'

const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Refusal => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

export const sentence =
  (status: number, detail: string, headers: Readonly<Record<string, string>> = {}) =>
  (): Refusal =>
    json(status, { detail }, headers)

export const standardError = (status: number, beside?: unknown) => (): Refusal =>
  json(status, {
    standard_error: {
      error_code: 3004,
      error_type: 'dataset_error',
      error_group: 'annotation',
      severity: 'medium',
      message: 'The annotation queue is being rebuilt.',
      user_action: 'Wait for the rebuild to end, then export again.',
      documentation_link: null,
      retriable: false,
      blocking: true,
      http_status_code: status,
      source_service: 'api',
      context: { exception_type: 'QueueRebuildError' },
    },
    ...(beside === undefined ? {} : { detail: beside }),
  })

export const page =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  (): Refusal => ({
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    body: '<!doctype html>\n<html>\n<head><title>Gateway, please wait</title></head>\n<body>\n<h1>nginx</h1>\n</body>\n</html>\n',
  })

export const flatWithComputedOnly = (): Refusal =>
  json(422, {
    detail: [
      {
        type: 'value_error',
        loc: ['body', 'export_computed_metrics_only'],
        msg: 'Value error, export_computed_metrics_only is not supported for jsonl_flat exports',
        input: true,
      },
    ],
  })

type Node = {
  readonly filter?: { readonly type: string; readonly operator: string }
  readonly and?: readonly Node[]
  readonly or?: readonly Node[]
  readonly not?: Node
}

const leafName = (name: string) =>
  `${name}[Annotated[Union[LogRecordsIDFilter, LogRecordsDateFilter, LogRecordsNumberFilter, LogRecordsTextFilter], FieldInfo(annotation=NoneType, required=True, discriminator='type')]]`

type Item = Readonly<Record<string, unknown>>

/** Pydantic reports every member of a union: several items a leaf, with class names between the keys. */
function leafErrors(node: Node, loc: readonly (string | number)[]): readonly Item[] {
  const at = (kind: string, ...rest: readonly (string | number)[]) => [
    ...loc,
    leafName(kind),
    ...rest,
  ]
  const missing = (kind: string, key: string): Item => ({
    type: 'missing',
    loc: at(kind, key),
    msg: 'Field required',
    input: node,
    url: 'https://errors.example.com/2/v/missing',
  })
  if (node.filter) {
    return [
      {
        type: 'literal_error',
        loc: at('FilterLeaf', 'filter', node.filter.type, 'operator'),
        msg: "Input should be 'eq' or 'ne'",
        input: node.filter.operator,
        ctx: { expected: "'eq' or 'ne'" },
      },
      missing('AndNode', 'and'),
      missing('OrNode', 'or'),
      missing('NotNode', 'not'),
    ]
  }
  const [kind, key, children] = node.and
    ? (['AndNode', 'and', node.and] as const)
    : (['OrNode', 'or', node.or ?? []] as const)
  return [
    missing('FilterLeaf', 'filter'),
    ...children.flatMap((child, index) => leafErrors(child, at(kind, key, index))),
  ]
}

export function unionErrors(sent: unknown): Refusal {
  const body = sent as {
    readonly filter_tree?: Node
    readonly record_selector?: { readonly filter_tree: Node }
  }
  const detail = body.record_selector
    ? leafErrors(body.record_selector.filter_tree, [
        'body',
        'record_selector',
        'filter_tree',
        'filter_tree',
      ])
    : leafErrors(body.filter_tree ?? { and: [] }, ['body', 'filter_tree'])
  return json(422, { detail })
}
