import { z } from '#domain/contract/zod.ts'
import type { Session } from './session.ts'

const messageSchema = z.object({ connection_id: z.string(), user_id: z.string() })

const channelName = 'winnow.sign_out'

/** Null when the browser blocks channels; other tabs then sign out at their next call. */
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
