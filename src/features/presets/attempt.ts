import { showToast } from '#ui/toast.tsx'

/** Does what the browser may refuse (private windows and full disks do), and says so then. */
export async function attempt(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    showToast({
      tone: 'bad',
      title: 'This browser did not do it',
      description: error instanceof Error ? error.message : String(error),
    })
  }
}
