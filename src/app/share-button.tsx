import { useState } from 'react'
import { Link as LinkIcon } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { showToast } from '#ui/toast.tsx'
import type { Link } from './use-link.ts'

/** Copies a link to this configuration; shows it where the browser does not let pages copy. */
export function ShareButton({ makeAddress }: Pick<Link, 'makeAddress'>) {
  const [shown, setShown] = useState<string | null>(null)
  const share = async () => {
    const { address, omittedRecordIds, omitsJson } = await makeAddress()
    try {
      await navigator.clipboard.writeText(address)
    } catch {
      setShown(address)
      return
    }
    if (omitsJson) {
      showToast({
        title: 'Link copied without the JSON that is not a filter yet',
        description: 'The link opens the filter as it was before.',
        tone: 'warn',
      })
      return
    }
    if (omittedRecordIds === 0) {
      showToast({ title: 'Link copied', description: 'It opens this export.', tone: 'good' })
      return
    }
    const count = omittedRecordIds.toLocaleString('en')
    showToast({
      title: 'Link copied without the record IDs',
      description: `${count} record IDs are too many for a link. Send them along.`,
      tone: 'warn',
    })
  }
  return (
    <>
      <Button onPress={() => void share()} aria-label="Share">
        <LinkIcon aria-hidden />
        <span className="max-lg:hidden">Share</span>
      </Button>
      <Dialog
        title="Link to this export"
        size="small"
        isOpen={shown !== null}
        onOpenChange={() => setShown(null)}
      >
        <TextField
          label="Copy this link"
          value={shown ?? ''}
          isReadOnly
          onFocus={(event) => event.target.select()}
        />
      </Dialog>
    </>
  )
}
