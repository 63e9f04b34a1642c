import { useState } from 'react'

/**
 * What the data on screen was asked for. While newer data loads, a query keeps giving the old data as a
 * placeholder, although it asks for something else by then.
 */
export function useAskedFor<Data extends object, Asked>(
  data: Data | null | undefined,
  asked: Asked,
  isPlaceholder: boolean,
): Asked | null {
  const [known, setKnown] = useState<{ readonly data: Data; readonly asked: Asked } | null>(null)
  if (data && !isPlaceholder && known?.data !== data) setKnown({ data, asked })
  return data && known?.data === data ? known.asked : null
}
