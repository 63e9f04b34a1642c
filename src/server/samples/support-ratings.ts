import type { AnnotationType } from '#domain/contract/templates.ts'
import type { Random } from './random.ts'
import { failureChoices, supportFolder, supportRaters } from './support-folder.ts'
import { ratingNotes } from './support-phrases.ts'

const kindness = [-0.04, 0.06, 0, -0.1]
const otherFailures = ['asks for a password', 'promises too much', 'other: "see notes"']
const otherTopics = ['legal', 'greeting only', 'vip, angry']
const [none, ...realFailures] = failureChoices

function note(random: Random, seen: number): string {
  const said = random.pick(seen > 0.55 ? ratingNotes.praise : ratingNotes.blame)
  const remark = random.pick(ratingNotes.remarks)
  return remark === '' ? said : `${said} ${remark}`
}

function rate(random: Random, type: AnnotationType, seen: number, topic: string): unknown {
  switch (type) {
    case 'star':
      return 1 + Math.min(4, Math.floor(seen * 5))
    case 'like_dislike':
      return seen > 0.5
    case 'score':
      return Math.round(seen * 100)
    case 'choice':
      if (seen > 0.5) return none
      return random.chance(0.08) ? random.pick(otherFailures) : random.pick(realFailures)
    case 'tags': {
      if (random.chance(0.02)) return []
      const other = random.chance(0.04) ? [random.pick(otherTopics)] : []
      return [topic, ...(seen < 0.25 ? ['escalate'] : []), ...other]
    }
    case 'text':
      return random.chance(0.02) ? '' : note(random, seen)
    case 'tree_choice':
      return null
    default:
      return type satisfies never
  }
}

type Annotations = Record<string, Record<string, unknown>>

/**
 * Ratings follow quality, and people differ a little. `day` counts from the queue's first day; the last
 * week is mostly unrated.
 */
export function supportRatings(
  random: Random,
  day: number,
  quality: number,
  topic: string,
): Annotations {
  const annotations: Annotations = {}
  const isDone = random.chance(day < 14 ? 0.75 : 0.62 - (day - 14) * 0.09)
  for (const [place, { user_id }] of supportRaters.entries()) {
    if (!isDone && random.chance(0.5)) continue
    const seen = quality + (kindness[place] ?? 0) + (random.next() - 0.5) * 0.34
    for (const { id, constraints, include_explanation } of supportFolder.templates) {
      if (!isDone && random.chance(0.35)) continue
      const { annotation_type } = constraints
      const clamped = Math.min(1, Math.max(0, seen))
      const isExplained = include_explanation && random.chance(0.18)
      annotations[id] ??= {}
      annotations[id][user_id] = {
        annotation_type,
        value: rate(random, annotation_type, clamped, topic),
        explanation: isExplained ? note(random, clamped) : null,
      }
    }
  }
  return annotations
}
