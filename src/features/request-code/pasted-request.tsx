import { useState } from 'react'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { readRequestText, type RequestTextError } from '#domain/pasted/read-request-text.ts'
import { findLink } from '#share/link-text.ts'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/text-area.tsx'
import * as words from './form-words.ts'

export type PastedRequestProps = {
  /** Used if the request names no queue. */
  readonly queueId: string | null
  /** `keepsQueue`: the request has its queue in a variable, so the open queue stays. */
  readonly onOpen: (configuration: Configuration, keepsQueue: boolean) => void
  /** Returns an error message or null. */
  readonly onOpenLink: (text: string) => Promise<string | null>
}

const mostErrors = 10

export function PastedRequest({ queueId, onOpen, onOpenLink }: PastedRequestProps) {
  const [text, setText] = useState('')
  const [errors, setErrors] = useState<readonly RequestTextError[]>([])
  const open = async () => {
    if (isLink(text)) {
      const error = await onOpenLink(text)
      if (error !== null) setErrors([{ where: '', message: error }])
      return
    }
    const read = readRequestText(text, queueId)
    if (read.configuration === null) setErrors(read.errors)
    else onOpen(read.configuration, read.keepsQueue)
  }
  const change = (next: string) => {
    setText(next)
    setErrors([])
  }
  const [first, ...more] = errors
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <TextArea
        label={words.request}
        value={text}
        onChange={change}
        rows={12}
        autoFocus
        spellCheck="false"
        autoComplete="off"
        description={words.whatIsRead}
        error={first && errorText(first)}
      />
      {more.length === 0 ? null : (
        <ul className="-mt-2 flex flex-col gap-1 pl-5 text-xs [overflow-wrap:anywhere] text-bad">
          {more.slice(0, mostErrors - 1).map((error) => (
            <li key={errorText(error)}>{errorText(error)}</li>
          ))}
          {errors.length > mostErrors ? (
            <li>{words.moreErrors(errors.length - mostErrors)}</li>
          ) : null}
        </ul>
      )}
      <Button type="submit" variant="primary" className="self-end">
        {words.importNow}
      </Button>
    </form>
  )
}

/** JSON and cURL may contain a link as a value. */
const isLink = (text: string): boolean => !/^\s*[{[]|\bcurl\b/.test(text) && findLink(text) !== null

const errorText = ({ where, message }: RequestTextError): string =>
  where === '' ? message : `${where}: ${message}`
