import type { Receipt } from './receipt-schema.ts'

/** The file name of a receipt, which is saved next to the export. */
export const receiptName = ({ file, queue }: Receipt): string =>
  `${file.name ?? queue.name}.receipt.json`

/** The text of the receipt's file: indented JSON with a final line end. */
export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`
