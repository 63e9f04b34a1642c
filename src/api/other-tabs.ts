import { z } from '#domain/contract/zod.ts'
import type { Session } from './session.ts'

/** Whose sign-in ends in all tabs of this browser. */
const messageSchema = z.object({ connection_id: z.string(), user_id: z.string() })

const channelName = 'winnow.sign_out'

/** Null where the browser lets tabs know nothing of each other: they end at the next call then. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(channelName)
  } catch {
    return null
  }
}

export function tellOtherTabs({ connection, user }: Session): void {
  const channel = openChannel()
  const message: z.output<typeof messageSchema> = { connection_id: connection.id, user_id: user.id }
  channel?.postMessage(message)
  channel?.close()
}

/** Calls back when this session's person signs out everywhere in another tab. */
export function onSignedOutElsewhere(
  { connection, user }: Session,
  callback: () => void,
): () => void {
  const channel = openChannel()
  channel?.addEventListener('message', ({ data }) => {
    const message = messageSchema.safeParse(data)
    const isOurs = message.data?.connection_id === connection.id && message.data.user_id === user.id
    if (isOurs) callback()
  })
  return () => channel?.close()
}
