import type { Sent } from './arbitrary-requests.test-support.ts'
import { ask, told, type Answer } from './ask.test-support.ts'
import type { FuzzWorld } from './fuzz-world.test-support.ts'
import { expectHarmless } from './harmless.test-support.ts'
import { expectMeaning } from './meaning.test-support.ts'

export async function askAndCheck(world: FuzzWorld, sent: Sent): Promise<Answer | null> {
  try {
    const answer = await ask(world, sent)
    world.tick()
    if (answer === null) return null
    expectHarmless(world, sent, answer)
    if (answer.status === 200) await expectMeaning(world, sent, answer)
    return answer
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${reason}\n\nThe request was:\n${told(sent)}`, { cause })
  }
}
