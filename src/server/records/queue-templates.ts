import { yamlOfTree } from './choices-tree.ts'
import { annotationTypes, type AnnotationType, type Template } from '#domain/contract/templates.ts'

export type RatedTemplate = {
  annotation_type: AnnotationType
  include_explanation: boolean
  least: number | null
  most: number | null
  /** Chosen texts in the order of first appearance, `mostChoices` at most. */
  readonly choices: Set<string>
}

type Rating = {
  readonly value?: unknown
  readonly explanation?: unknown
  readonly annotation_type?: unknown
}

const mostChoices = 1000
const longestChoice = 255

const typeOf = ({ annotation_type, value }: Rating): AnnotationType => {
  const declared = annotationTypes.find((type) => type === annotation_type)
  if (declared) return declared
  if (typeof value === 'boolean') return 'like_dislike'
  if (typeof value === 'number') return 'score'
  return Array.isArray(value) ? 'tags' : 'text'
}

const templateOf = (annotation_type: AnnotationType): RatedTemplate => ({
  annotation_type,
  include_explanation: false,
  least: null,
  most: null,
  choices: new Set(),
})

/** A template as its first rating shows it; `seeRating` adds this and later ratings. */
export const firstSeen = (rating: Rating): RatedTemplate => templateOf(typeOf(rating))

export function seeRating(template: RatedTemplate, { value, explanation }: Rating): void {
  if (typeof explanation === 'string') template.include_explanation = true
  if (typeof value === 'number') seeNumbers(template, value, value)
  if (template.annotation_type === 'text') return
  seeChoices(
    template,
    [value].flat().filter((one) => typeof one === 'string'),
  )
}

function seeNumbers(template: RatedTemplate, least: number, most: number): void {
  template.least = Math.min(template.least ?? least, least)
  template.most = Math.max(template.most ?? most, most)
}

function seeChoices({ choices }: RatedTemplate, more: Iterable<string>): void {
  for (const choice of more) {
    const isChoice = choice !== '' && choice.length <= longestChoice
    if (isChoice && choices.size < mostChoices) choices.add(choice)
  }
}

/** Adds later ratings; the type stays. */
export function addSeen(template: RatedTemplate, more: RatedTemplate): void {
  template.include_explanation ||= more.include_explanation
  if (more.least !== null && more.most !== null) seeNumbers(template, more.least, more.most)
  seeChoices(template, more.choices)
}

const names = {
  like_dislike: 'Like or dislike',
  star: 'Stars',
  score: 'Score',
  tags: 'Tags',
  text: 'Text',
  choice: 'Choice',
  tree_choice: 'Choice in a tree',
} as const satisfies Record<AnnotationType, string>

/** Templates for a queue that has none of its own, inferred from its ratings. */
export function inferredTemplates(rated: ReadonlyMap<string, RatedTemplate>): Template[] {
  const used = new Map<AnnotationType, number>()
  return [...rated].map(([id, seen], index) => {
    const { annotation_type, include_explanation } = seen
    const number = (used.get(annotation_type) ?? 0) + 1
    used.set(annotation_type, number)
    return {
      id,
      name: number === 1 ? names[annotation_type] : `${names[annotation_type]} ${number}`,
      position: index + 1,
      include_explanation,
      usage_count: 0,
      constraints: constraintsOf(seen),
    }
  })
}

const mostInTree = 50
const mostYaml = 10_000

function constraintsOf({
  annotation_type,
  least,
  most,
  choices,
}: RatedTemplate): Template['constraints'] {
  const all = [...choices]
  switch (annotation_type) {
    case 'score': {
      const min = Math.max(0, Math.floor(least ?? 0))
      return { annotation_type, min, max: Math.max(min, Math.ceil(most ?? 0)) }
    }
    case 'tags':
      return { annotation_type, tags: all, allow_other: true }
    case 'choice':
      return { annotation_type, choices: all, allow_other: true }
    case 'tree_choice':
      return { annotation_type, ...treeOf(all) }
    default:
      return { annotation_type }
  }
}

/** A flat tree, because ratings do not show the levels. */
function treeOf(choices: readonly string[]) {
  const choices_tree = choices.slice(0, mostInTree).map((choice) => ({ id: choice, label: choice }))
  while (yamlOfTree(choices_tree).length > mostYaml) choices_tree.pop()
  return { choices_tree, choices_tree_yaml: yamlOfTree(choices_tree) }
}

/** An inferred template without given values, for users who may not see all ratings. */
export function withoutGivenValues(template: Template): Template {
  const { annotation_type } = template.constraints
  const constraints = constraintsOf({ ...templateOf(annotation_type), least: 0, most: 100 })
  return { ...template, include_explanation: true, constraints }
}

/** Without the parts that may change with every rating. */
export const withoutChoices = (
  rated: ReadonlyMap<string, RatedTemplate>,
): Map<string, RatedTemplate> =>
  new Map([...rated].map(([id, { annotation_type }]) => [id, templateOf(annotation_type)]))
