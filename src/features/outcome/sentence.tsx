import type { SentencePart } from '#domain/configuration/describe.ts'

/** What the export will hold, in words. */
export function Sentence({ parts }: { readonly parts: readonly SentencePart[] }) {
  return (
    <p className="[overflow-wrap:anywhere] text-ink-2">
      {parts.map((part, index) =>
        part.strong ? (
          // Whatever the direction of a value is, the words around it keep theirs.
          <bdi key={index} translate="no" className="font-medium text-ink">
            {part.text}
          </bdi>
        ) : (
          part.text
        ),
      )}
    </p>
  )
}
