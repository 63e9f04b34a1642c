import { messageOf } from '#api/api-failure.ts'
import type { Session } from '#api/session.ts'
import type { Texts } from '#share/left-out.ts'
import { loadPart, PartMissing, partMessage } from '#ui/load-part.ts'
import type { Opened } from './open-link.ts'
import * as words from './link-words.ts'

/** Texts kept in memory for Back and Forward. */
const mostSteps = 20

/** Never throws. */
export async function readLinkIn(
  session: Session,
  text: string,
  steps: ReadonlyMap<string, Texts>,
): Promise<Opened> {
  try {
    const { openLink } = await loadPart(() => import('./open-link.ts'))
    return await openLink(session, text, (left) => steps.get(left.texts))
  } catch (error) {
    return {
      error: words.linkNotOpen(partMessage(error) ?? messageOf(error)),
      canRetry: error instanceof PartMissing,
    }
  }
}

export function remember(steps: Map<string, Texts>, digest: string, texts: Texts): void {
  steps.delete(digest)
  steps.set(digest, texts)
  const [oldest] = steps.keys()
  if (steps.size > mostSteps && oldest !== undefined) steps.delete(oldest)
}
