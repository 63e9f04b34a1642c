import { showToast } from '#ui/show-toast.ts'
import * as words from './list-words.ts'

/** False, with a toast, if the browser refuses storage, as in private windows or on a full disk. */
export async function attempt(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    showToast({
      tone: 'bad',
      title: words.browserRefused,
      description: error instanceof Error ? error.message : String(error),
    })
    return false
  }
}
