import { useState } from 'react'
import { Bookmark, ChevronDown } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { PresetListProps } from './preset-list.tsx'
import * as words from './words.ts'
import { useOpenedPreset } from './use-opened-preset.ts'

const PresetList = lazyPart(async () => (await import('./preset-list.tsx')).PresetList, {
  name: words.listPart,
  className: '',
  waiting: <Skeleton className="h-40" />,
})

export type PresetsButtonProps = Omit<PresetListProps, 'onClose' | 'open'>

export function PresetsButton(props: PresetsButtonProps) {
  const { presets, configuration, ids } = props
  const [isOpen, setOpen] = useState(false)
  const open = useOpenedPreset(presets, configuration, ids)
  const { opened, isChanged } = open
  const label = [
    opened ? words.openPreset(opened.name) : words.presets,
    ...(isChanged ? [words.unsavedChanges] : []),
  ].join(', ')
  return (
    <>
      <Button
        variant="quiet"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="relative max-lg:min-w-11 max-lg:px-0!"
        onClick={() => setOpen(true)}
      >
        <Bookmark aria-hidden className={opened ? 'fill-accent-soft text-accent-text' : ''} />
        {isChanged ? (
          <span
            aria-hidden
            className="absolute top-1.5 right-1.5 size-2 rounded-full bg-warn xl:hidden"
          />
        ) : null}
        <span className="flex min-w-0 items-baseline gap-1.5 max-lg:hidden">
          <span translate={opened ? 'no' : 'yes'} className="max-w-36 truncate max-xl:hidden">
            {opened?.name ?? words.presets}
          </span>
          <span className="xl:hidden">{words.presets}</span>
          {isChanged ? (
            <span className="text-xs text-warn max-xl:hidden">{words.unsavedChanges}</span>
          ) : null}
        </span>
        <ChevronDown className="size-3.5! max-lg:hidden" aria-hidden />
      </Button>
      <Dialog title={words.presets} isOpen={isOpen} onOpenChange={setOpen}>
        <PresetList {...props} open={open} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}
