export type Node = {
  readonly type: string
  readonly id: string
  readonly created_at: string
  readonly session_id?: string | null | undefined
  readonly trace_id?: string | null | undefined
  readonly parent_id?: string | null | undefined
  readonly project_id?: string | undefined
  readonly run_id?: string | undefined
  readonly has_children?: boolean | null | undefined
  readonly num_traces?: number | null | undefined
  readonly num_spans?: number | null | undefined
  readonly traces?: readonly unknown[] | undefined
  readonly spans?: readonly unknown[] | undefined
}

export function nestingProblems(record: Node): readonly string[] {
  const ids = new Set<string>()
  const visit = (node: Node): string[] => {
    const children = [...(node.traces ?? []), ...(node.spans ?? [])] as Node[]
    const said = (rule: string, holds: boolean) =>
      holds ? [] : [`${node.type} ${node.id}: ${rule}`]
    const isNew = !ids.has(node.id)
    ids.add(node.id)
    return [
      ...said('its id stands twice', isNew),
      ...said(
        'a session is its own session',
        node.type !== 'session' || (node.session_id ?? node.id) === node.id,
      ),
      ...said('a trace is its own trace', node.type !== 'trace' || node.trace_id === node.id),
      ...said('num_traces counts others', (node.num_traces ?? children.length) === children.length),
      ...said('num_spans counts others', (node.num_spans ?? children.length) === children.length),
      ...said('it has children and says no', node.has_children !== false || children.length === 0),
      ...children.flatMap((child) => [...besides(node, child), ...visit(child)]),
    ]
  }
  return visit(record)
}

/** Fields that a child must share with its parent. */
function besides(parent: Node, child: Node): readonly string[] {
  const isSpan = child.type !== 'trace'
  return [
    ['parent_id', child.parent_id === parent.id],
    ['session_id', child.session_id === (parent.session_id ?? parent.id)],
    ['trace_id', !isSpan || child.trace_id === parent.trace_id],
    ['project_id', child.project_id === parent.project_id],
    ['run_id', child.run_id === parent.run_id],
    ['created_at', child.created_at >= parent.created_at],
  ].flatMap(([key, holds]) =>
    holds ? [] : [`${child.type} ${child.id}: ${String(key)} is not that of what it lies in`],
  )
}
