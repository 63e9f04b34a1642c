import { createFormControl } from 'react-hook-form'
import { beforeAll, expect, test, vi } from 'vitest'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { createUndo } from './use-undo.ts'

beforeAll(() => {
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal('scrollY', 0)
  vi.stubGlobal('scrollTo', () => undefined)
})

/** A form whose changes are recorded. */
function recorded() {
  const form = createFormControl<Configuration>({ defaultValues: emptyConfiguration() })
  const undo = createUndo(form)
  undo.subscribe(() => undefined)
  return { undo, ...form }
}

test('the changes of one task are one step', async () => {
  const { undo, setValue, getValues } = recorded()
  setValue('record_ids_text', 'a\n')
  setValue('selector', 'record_ids')
  expect(undo.names().undo?.name).toBe('use as record ID list')
  await Promise.resolve()
  setValue('redact', false)
  expect(undo.undo()?.name.name).toBe('turn off redaction')
  expect(undo.undo()?.name.name).toBe('use as record ID list')
  expect(getValues()).toEqual(emptyConfigurationLike(getValues()))
  expect(undo.names().undo).toBeNull()
})

test('changes that cancel each other in one task are no step', () => {
  const { undo, setValue } = recorded()
  setValue('redact', false)
  setValue('redact', true)
  expect(undo.names().undo).toBeNull()
})

test('an undo in the same task is not undone by the next change', () => {
  const { undo, setValue, getValues } = recorded()
  setValue('redact', false)
  undo.undo()
  setValue('file_name', 'weekly')
  expect(undo.undo()?.name.name).toBe('change file name')
  expect(getValues('redact')).toBe(true)
})

/** An empty configuration with the same keys of nodes. */
const emptyConfigurationLike = ({ filter_tree }: Configuration): Configuration => ({
  ...emptyConfiguration(),
  filter_tree,
})
