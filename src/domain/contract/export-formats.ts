import type { ExportFormat, ExportRequest } from './contract.ts'

/** Each format as people read it, and how the names of its files end. */
export const formatFacts = {
  csv: { label: 'CSV', extension: '.csv' },
  jsonl: { label: 'JSONL', extension: '.jsonl' },
  jsonl_flat: { label: 'Flat JSONL', extension: '.jsonl' },
} as const satisfies Record<ExportFormat, { readonly label: string; readonly extension: string }>

/** What the service refuses together (422). */
export const isFlatWithComputedOnly = ({
  export_format,
  export_computed_metrics_only,
}: Pick<ExportRequest, 'export_format' | 'export_computed_metrics_only'>): boolean =>
  export_format === 'jsonl_flat' && export_computed_metrics_only
