import type { ExportFormat, ExportRequest } from './contract.ts'

type FormatFacts = {
  /** The format on screen. */
  readonly label: string
  /** The end of its files' names. */
  readonly extension: string
  readonly content_type: string
  /** A header and a row per record, with columns to choose; otherwise a JSON object per line. */
  readonly isTable: boolean
  /** Each line is an object without lists and objects in it. */
  readonly isFlat: boolean
  /** The format in a share link, which has none for `jsonl`. Links are kept: it never changes. */
  readonly link: 1 | 2 | null
}

/** What the code knows of each export format. A new format needs a row here. */
export const formatFacts = {
  csv: {
    label: 'CSV',
    extension: '.csv',
    content_type: 'text/csv',
    isTable: true,
    isFlat: false,
    link: 1,
  },
  jsonl: {
    label: 'JSONL',
    extension: '.jsonl',
    content_type: 'application/x-ndjson',
    isTable: false,
    isFlat: false,
    link: null,
  },
  jsonl_flat: {
    label: 'Flat JSONL',
    extension: '.jsonl',
    content_type: 'application/x-ndjson',
    isTable: false,
    isFlat: true,
    link: 2,
  },
} as const satisfies Record<ExportFormat, FormatFacts>

/** What the service refuses together (422). */
export const isFlatWithComputedOnly = ({
  export_format,
  export_computed_metrics_only,
}: Pick<ExportRequest, 'export_format' | 'export_computed_metrics_only'>): boolean =>
  formatFacts[export_format].isFlat && export_computed_metrics_only
