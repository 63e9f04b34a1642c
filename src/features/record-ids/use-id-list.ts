import { useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import {
  combineIds,
  singleId,
  withIds,
  withoutIds,
  withoutWords,
  type Combination,
} from '#domain/record-ids/record-ids-edit.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { showToast } from '#ui/show-toast.ts'
import type { IdRow, IdRows } from './id-views.ts'
import { readTextFile } from '#ui/read-text-file.ts'
import { createReadEdits } from './read-edits.ts'
import { readIds } from './read-ids.ts'
import { useReadText, type ReadText } from './use-read-text.ts'
import * as words from './words.ts'

export type IdList = {
  readonly text: string
  /** The last text that was read; null before the first one. */
  readonly shown: ReadText | null
  readonly isReading: boolean
  readonly failure: string | null
  readonly setText: (text: string) => void
  readonly openFile: (file: File) => Promise<void>
  readonly clear: () => void
  readonly remove: (row: IdRow) => void
  readonly removeAll: (rows: IdRows) => void
  /** Returns an error message, or null if the list now has the id. */
  readonly add: (word: string) => string | null
  readonly combine: (other: readonly Uuid[], how: Combination) => void
}

/** Every edit can be undone. */
export function useIdList(): IdList {
  const { control, getValues } = useFormContext<Configuration>()
  const { field } = useController({ control, name: 'record_ids_text' })
  const [failure, setFailure] = useState<string | null>(null)
  const { onChange: setText, value: text } = field
  const shown = useReadText(text)
  // While a long text is read, the rows on screen have their places in the text before it.
  const read = shown?.text === text ? shown.read : null
  const [editRead] = useState(() => createReadEdits(() => getValues('record_ids_text'), readIds))

  const replace = (next: string, title: string) => {
    const before = getValues('record_ids_text')
    setText(next)
    if (before.trim() === '' || before === next) return
    showToast({ title, action: { label: words.undo, onClick: () => setText(before) } })
  }
  const openFile = async (file: File) => {
    const opened = await readTextFile(file)
    setFailure('failure' in opened ? opened.failure : null)
    if ('text' in opened) replace(opened.text, words.replacedWith(file.name))
  }
  const clear = () => {
    setFailure(null)
    replace('', words.cleared)
  }
  const remove = ({ id, word, line }: IdRow) => {
    if (id !== null && word !== null && shown?.read.words.kinds[word] === 0) {
      return void editRead((now, readNow) => setText(withoutIds(now, readNow, new Set([id]))))
    }
    if (!read) return showToast({ title: words.stillReading })
    return setText(
      withoutWords(
        text,
        read.words,
        word === null ? { lines: new Set([line]) } : { words: new Set([word]) },
      ),
    )
  }
  const removeAll = (rows: IdRows) => {
    const gone = Array.from({ length: rows.length }, (_, index) => rows.at(index))
    const title = words.removed(rows.length)
    if (rows.view === 'id' || rows.view === 'missing') {
      const ids = new Set(gone.flatMap(({ id }) => id ?? []))
      return void editRead((now, readNow) => replace(withoutIds(now, readNow, ids), title))
    }
    if (!read) return showToast({ title: words.stillReading })
    if (rows.view === 'line') {
      const lines = new Set(gone.map(({ line }) => line))
      return replace(withoutWords(text, read.words, { lines }), title)
    }
    const indexes = new Set(gone.flatMap(({ word }) => word ?? []))
    return replace(withoutWords(text, read.words, { words: indexes }), title)
  }
  const add = (word: string): string | null => {
    const id = singleId(word)
    if (id === null) return words.notAnId
    if (!read) return words.stillReading
    if (read.ids.record_ids.includes(id)) return words.alreadyListed
    setText(withIds(text, read, [id]))
    return null
  }
  const combine = (other: readonly Uuid[], how: Combination) =>
    void editRead((now, readNow) =>
      replace(combineIds(now, readNow, other, how), words.listsCombined),
    )
  return {
    text,
    shown,
    isReading: shown?.text !== text,
    failure,
    setText,
    openFile,
    clear,
    remove,
    removeAll,
    add,
    combine,
  }
}
