import type { SentencePart } from '#domain/configuration/describe-tree.ts'

export function Sentence({ parts }: { readonly parts: readonly SentencePart[] }) {
  // `bdi`, because a right-to-left value must not reorder the words around it.
  return (
    <p className="[overflow-wrap:anywhere] text-ink-2">
      {parts.map((part, index) =>
        part.strong ? (
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
