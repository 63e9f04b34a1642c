import { z } from './zod.ts'
import { instantSchema } from './instant-schema.ts'

/** A choice in a tree, with the choices below it. At most 50 siblings. */
export type TreeNode = {
  readonly id: string
  readonly label: string
  readonly children?: readonly TreeNode[] | undefined
}
const choiceText = z.string().check(z.minLength(1), z.maxLength(255))
const treeSchema: z.ZodMiniType<readonly TreeNode[]> = z
  .array(
    z.object({
      id: choiceText,
      label: choiceText,
      children: z.optional(z.lazy(() => treeSchema)),
    }),
  )
  .check(z.maxLength(50))

const constraintsSchema = z.discriminatedUnion('annotation_type', [
  z.looseObject({ annotation_type: z.literal('like_dislike') }),
  z.looseObject({ annotation_type: z.literal('star') }),
  z.looseObject({
    annotation_type: z.literal('score'),
    min: z._default(z.int().check(z.nonnegative()), 0),
    max: z._default(z.int().check(z.nonnegative()), 100),
  }),
  z.looseObject({
    annotation_type: z.literal('tags'),
    tags: z._default(z.array(choiceText), []),
    allow_other: z._default(z.boolean(), false),
  }),
  z.looseObject({ annotation_type: z.literal('text') }),
  z.looseObject({
    annotation_type: z.literal('choice'),
    choices: z._default(z.array(choiceText), []),
    allow_other: z._default(z.boolean(), false),
  }),
  z.looseObject({
    annotation_type: z.literal('tree_choice'),
    choices_tree: treeSchema,
    choices_tree_yaml: z.string().check(z.minLength(1), z.maxLength(10_000)),
  }),
])
export type AnnotationType = z.output<typeof constraintsSchema>['annotation_type']
export const annotationTypes: readonly AnnotationType[] = constraintsSchema.def.options.flatMap(
  ({ shape }) => shape.annotation_type.def.values,
)

export const templateSchema = z.object({
  id: z.uuid(),
  name: choiceText,
  position: z._default(z.int(), 0),
  include_explanation: z._default(z.boolean(), false),
  criteria: z.nullish(z.string()),
  created_at: z.optional(instantSchema),
  created_by: z.nullish(z.uuid()),
  usage_count: z._default(z.int(), 0),
  constraints: constraintsSchema,
})
export type Template = z.output<typeof templateSchema>
