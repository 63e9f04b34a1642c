/** Everyone's ratings and their results; users who may only see their own ratings never get these. */
export const ratingsKeys = [
  'annotations',
  'annotation_aggregates',
  'annotation_agreement',
  'overall_annotation_agreement',
  'feedback_rating_info',
] as const
const all = new Set<string>(ratingsKeys)

export const isRatingsKey = (key: string): boolean => all.has(key)
