import { startTransition, useOptimistic } from 'react'

/**
 * Shows a typed value in the frame of its key. The tree, and all that follows from it, renders after
 * that frame; a further key interrupts this work.
 */
export function useTypedValue<T>(
  value: T,
  onChange: (value: T) => void,
): readonly [shown: T, type: (value: T) => void] {
  const [shown, show] = useOptimistic(value)
  const type = (next: T) =>
    startTransition(() => {
      show(next)
      onChange(next)
    })
  return [shown, type]
}
