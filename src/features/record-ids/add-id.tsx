import { useState } from 'react'
import { Plus } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import * as words from './words.ts'

export type AddIdProps = {
  /** Returns an error message, or null if the list now has the id. */
  readonly onAdd: (word: string) => string | null
}

export function AddId({ onAdd }: AddIdProps) {
  const [word, setWord] = useState('')
  const [error, setError] = useState<string | null>(null)
  const add = () => {
    const wrong = onAdd(word)
    setError(wrong)
    if (wrong === null) setWord('')
  }
  return (
    <form
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (word.trim() !== '') add()
      }}
    >
      <TextField
        label={words.addOneId}
        hidesLabel
        size="small"
        placeholder={words.addOneId}
        value={word}
        onChange={(next) => {
          setWord(next)
          setError(null)
        }}
        {...(error === null ? {} : { error })}
        className="w-72 max-w-full"
      />
      <Button size="small" type="submit" disabled={word.trim() === ''}>
        <Plus aria-hidden />
        {words.add}
      </Button>
    </form>
  )
}
