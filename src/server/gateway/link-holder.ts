import { z } from 'zod'
import type { LinkHolder } from './pending-downloads.ts'
import { ServiceAway, type ServiceAnswer } from './service.ts'

/** Of what the service says of a person; more than this is something else. */
const mostBytes = 64 * 1024

const personSchema = z.object({ id: z.string().min(1).max(200) })

/** Statuses of a service that has no such operation (`service.md`). */
const hasNone = [404, 405]

/**
 * Whose link it will be, by the service's answer to `GET current_user`: its own answer where it refuses
 * the credentials or fails, and whoever calls from `address` where it cannot tell.
 */
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
  const person = personSchema.safeParse(parsed(await shortText(given.body)))
  return person.success ? { holder: { name: person.data.id, isKnown: true } } : cannotTell
}

/** Empty where the body is long. */
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
