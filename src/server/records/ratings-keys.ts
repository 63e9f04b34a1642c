/** Everyone's ratings and what came of them; they stand in nobody's file who may see their own only. */
export const ratingsKeys = [
  'annotations',
  'annotation_aggregates',
  'annotation_agreement',
  'overall_annotation_agreement',
  'feedback_rating_info',
] as const
const all = new Set<string>(ratingsKeys)

export const isRatingsKey = (key: string): boolean => all.has(key)
