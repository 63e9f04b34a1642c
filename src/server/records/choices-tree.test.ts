import { expect, test } from 'vitest'
import { withBothTrees, yamlOfTree } from './choices-tree.ts'

const constraintsOf = (constraints: object): unknown => {
  const json = { templates: [{ constraints: { annotation_type: 'tree_choice', ...constraints } }] }
  const { templates } = withBothTrees(json) as { templates: { constraints: unknown }[] }
  return templates[0]?.constraints
}
const tree = [
  { id: 'bad', label: 'Bad', children: [{ id: 'bad/rude', label: 'Rude: "no"' }] },
  { id: 'good', label: 'Good' },
]

test('YAML that is written from a tree parses to the same tree', () => {
  const { choices_tree_yaml } = constraintsOf({ choices_tree: tree }) as Record<string, string>
  expect(choices_tree_yaml).toBe(yamlOfTree(tree))
  expect(constraintsOf({ choices_tree_yaml })).toMatchObject({ choices_tree: tree })
})

test('YAML may name a choice by its label or its id alone, or as a text', () => {
  const choices_tree_yaml =
    '- Good\n- label: Bad\n  children:\n    - id: rude\n- id: 1\n  label: One\n'
  expect(constraintsOf({ choices_tree_yaml })).toMatchObject({
    choices_tree: [
      { id: 'Good', label: 'Good' },
      { id: 'Bad', label: 'Bad', children: [{ id: 'rude', label: 'rude' }] },
      { id: 1, label: 'One' },
    ],
  })
})

test('both given forms stay; if neither is given, the tree is empty', () => {
  const both = { annotation_type: 'tree_choice', choices_tree: tree, choices_tree_yaml: '# mine' }
  expect(constraintsOf(both)).toEqual(both)
  expect(constraintsOf({})).toMatchObject({ choices_tree: [], choices_tree_yaml: '[]\n' })
})

test.each(['- [', '&a [*a]', '? x'])('%s is not a tree', (choices_tree_yaml) => {
  const { choices_tree } = constraintsOf({ choices_tree_yaml }) as { choices_tree: unknown }
  expect(Array.isArray(choices_tree)).toBe(false)
})

test.each([[null], [[]], ['x'], [{ templates: 5 }], [{ templates: [null, { constraints: 5 }] }]])(
  '%j is unchanged',
  (json) => expect(withBothTrees(json)).toEqual(json),
)
