import { filterTreeSchema } from '#domain/contract/contract.ts'
import { z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

export const maxCountedTrees = 100

export const treeCountsRequestSchema = z
  .object({ filter_trees: z.array(filterTreeSchema).min(1).max(maxCountedTrees) })
  .meta({ id: 'TreeCountsRequest' })

const treeCountSchema = z
  .object({
    total: z.int(),
    nodes: z.array(
      z.object({ count: z.int(), without: z.int().nullable() }).meta({ id: 'NodeCount' }),
    ),
    mute: z.array(z.int()).nullable(),
  })
  .meta({ id: 'TreeCount' })
export const treeCountsAnswerSchema = z
  .object({ trees: z.array(treeCountSchema) })
  .meta({ id: 'TreeCountsResponse' })

/**
 * The records that each node of a tree selects, in preorder. `without`, for a leaf: the records that
 * the tree would select without it. `mute`, for a tree that selects nothing: the indexes of the
 * fewest leaves to mute so that it selects something.
 */
export type TreeCount = ReadonlyDeep<z.output<typeof treeCountSchema>>
export type TreeCountsAnswer = ReadonlyDeep<z.output<typeof treeCountsAnswerSchema>>
