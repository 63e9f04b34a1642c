import type { RuleGroupType, RuleType } from 'react-querybuilder'
import type { BenchTree } from './bench-trees.ts'

const operators: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  gte: '>=',
  between: 'between',
  contains: 'contains',
  one_of: 'in',
}

export const fields = [
  { name: 'name', label: 'Name' },
  { name: 'input', label: 'Input' },
  { name: 'output', label: 'Output' },
  { name: 'created_at', label: 'Created' },
  { name: 'tags', label: 'Tags' },
  { name: 'user_metadata/build', label: 'Build' },
  { name: 'metrics/num_total_tokens', label: 'Tokens', inputType: 'number' },
  { name: 'metrics/duration_ns', label: 'Duration', inputType: 'number' },
]

/** Sets the ids of the rules, so that react-querybuilder need not. */
export function toQuery(tree: BenchTree): RuleGroupType {
  let lastId = 0
  const id = () => `r${(lastId += 1)}`
  const group = (combinator: string, rules: readonly BenchTree[]): RuleGroupType => ({
    id: id(),
    combinator,
    rules: rules.map(node),
  })
  const node = (of: BenchTree): RuleGroupType | RuleType => {
    if ('and' in of) return group('and', of.and)
    if ('or' in of) return group('or', of.or)
    if ('not' in of) {
      const inner = node(of.not)
      return 'rules' in inner ? { ...inner, not: true } : { ...group('and', [of.not]), not: true }
    }
    const { column_id, operator, value } = of.filter
    return {
      id: id(),
      field: column_id,
      operator: operators[operator] ?? '=',
      value: String(value),
    }
  }
  const root = node(tree)
  return 'rules' in root ? root : group('and', [tree])
}
