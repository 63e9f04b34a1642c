import { z } from 'zod'
import { jsonOrNull } from '#server/system/json-or-null.ts'
import type { LinkHolder } from './pending-downloads.ts'
import { ServiceAway, type ServiceAnswer } from './service.ts'

const mostBytes = 64 * 1024

const personSchema = z.object({ id: z.string().min(1).max(200) })

/** The service has no such operation (`service.md`). */
const hasNone = [404, 405]

/** Asks `GET current_user`. If the service has no such operation, the holder is `address`. */
export async function linkHolder(
  given: ServiceAnswer,
  address: string,
): Promise<{ readonly holder: LinkHolder } | { readonly refused: ServiceAnswer }> {
  const cannotTell = { holder: { name: address, isKnown: false } }
  if (hasNone.includes(given.status)) {
    await given.body?.cancel()
    return cannotTell
  }
  if (given.status >= 400) return { refused: given }
  const person = personSchema.safeParse(jsonOrNull(await shortText(given.body)))
  return person.success ? { holder: { name: person.data.id, isKnown: true } } : cannotTell
}

async function shortText(body: ServiceAnswer['body']): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength
      if (size > mostBytes) return ''
      chunks.push(chunk)
    }
  } catch (cause) {
    throw new ServiceAway('unreached', { cause })
  }
  return Buffer.concat(chunks).toString()
}
