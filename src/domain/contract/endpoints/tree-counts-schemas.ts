import { filterTreeSchema } from '#domain/contract/contract.ts'
import { withMeta, z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

export const maxCountedTrees = 100

export const treeCountsRequestSchema = withMeta(
  z.object({
    filter_trees: z.array(filterTreeSchema).check(z.minLength(1), z.maxLength(maxCountedTrees)),
  }),
  { id: 'TreeCountsRequest' },
)

const treeCountSchema = withMeta(
  z.object({
    total: z.int(),
    nodes: z.array(
      withMeta(z.object({ count: z.int(), without: z.nullable(z.int()) }), { id: 'NodeCount' }),
    ),
    mute: z.nullable(z.array(z.int())),
  }),
  { id: 'TreeCount' },
)
export const treeCountsAnswerSchema = withMeta(z.object({ trees: z.array(treeCountSchema) }), {
  id: 'TreeCountsResponse',
})

/**
 * The records that each node of a tree selects, in preorder. `without`, for a leaf: the records that
 * the tree would select without it. `mute`, for a tree that selects nothing: the indexes of the
 * fewest leaves to mute so that it selects something.
 */
export type TreeCount = ReadonlyDeep<z.output<typeof treeCountSchema>>
export type TreeCountsAnswer = ReadonlyDeep<z.output<typeof treeCountsAnswerSchema>>
