import type { Receipt } from './receipt-schema.ts'

/** The name of the receipt's own file, which is saved beside the export. */
export const receiptName = ({ file, queue }: Receipt): string =>
  `${file.name ?? queue.name}.receipt.json`

export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`
