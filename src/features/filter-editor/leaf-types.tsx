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

const icons = {
  text: Type,
  id: Fingerprint,
  number: Hash,
  date: Calendar,
  boolean: ToggleLeft,
  collection: Tag,
  fully_annotated: CheckCheck,
} as const satisfies Record<FilterType, LucideIcon>

export function LeafTypeIcon({ type }: { readonly type: FilterType }) {
  const Icon = icons[type]
  return <Icon className="size-3.5 shrink-0 text-ink-3" aria-hidden />
}
