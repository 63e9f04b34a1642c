import {
  Calendar,
  CheckCheck,
  Fingerprint,
  Hash,
  Tag,
  ToggleLeft,
  Type,
  type LucideIcon,
} from 'lucide-react'
import type { FilterType } from '#domain/contract/contract.ts'

/** How a leaf of each type is shown: an icon, and the word for its column's values. */
export const leafTypes = {
  text: { icon: Type, label: 'text' },
  id: { icon: Fingerprint, label: 'ID' },
  number: { icon: Hash, label: 'number' },
  date: { icon: Calendar, label: 'date' },
  boolean: { icon: ToggleLeft, label: 'yes or no' },
  collection: { icon: Tag, label: 'list' },
  fully_annotated: { icon: CheckCheck, label: 'annotation' },
} as const satisfies Record<FilterType, { readonly icon: LucideIcon; readonly label: string }>

export function LeafTypeIcon({ type }: { readonly type: FilterType }) {
  const Icon = leafTypes[type].icon
  return <Icon className="size-3.5 shrink-0 text-ink-3" aria-hidden />
}
