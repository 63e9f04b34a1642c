import type { ExportFormat, ExportRequest } from './contract.ts'

type FormatFacts = {
  /** The name on screen. */
  readonly label: string
  /** The file extension. */
  readonly extension: string
  readonly media_type: string
  /** The `Content-Type` of a file: the media type with its parameters. */
  readonly content_type: string
  /** A header and one row per record, with a choice of columns; otherwise one JSON object per line. */
  readonly isTable: boolean
  /** Each line is an object without nested values. */
  readonly isFlat: boolean
  /**
   * The format in a share link; null for `jsonl`, the default. It never changes, because links are
   * permanent.
   */
  readonly link: 1 | 2 | null
}

/** Facts of each export format. A new format needs a row here. */
export const formatFacts = {
  csv: {
    label: 'CSV',
    extension: '.csv',
    media_type: 'text/csv',
    content_type: 'text/csv; charset=utf-8; header=present',
    isTable: true,
    isFlat: false,
    link: 1,
  },
  jsonl: {
    label: 'JSONL',
    extension: '.jsonl',
    media_type: 'application/x-ndjson',
    content_type: 'application/x-ndjson',
    isTable: false,
    isFlat: false,
    link: null,
  },
  jsonl_flat: {
    label: 'Flat JSONL',
    extension: '.jsonl',
    media_type: 'application/x-ndjson',
    content_type: 'application/x-ndjson',
    isTable: false,
    isFlat: true,
    link: 2,
  },
} as const satisfies Record<ExportFormat, FormatFacts>

/** The service refuses this combination (422). */
export const isFlatWithComputedOnly = ({
  export_format,
  export_computed_metrics_only,
}: Pick<ExportRequest, 'export_format' | 'export_computed_metrics_only'>): boolean =>
  formatFacts[export_format].isFlat && export_computed_metrics_only
