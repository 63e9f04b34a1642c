import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SignInFrame, SignInSkeleton } from '#features/connection/sign-in-page.tsx'
import { Brand } from './brand.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

/** Without the line breaks between and inside tags, and in the words of React. */
const inOneLine = (html: string) =>
  html
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> </g, '><')
    .replaceAll(/ (?=>)| (?=<\/)|(?<=>) /g, '')
    .replaceAll(
      /class="([^"]*)"/g,
      (_, names: string) => `class="${names.split(' ').toSorted().join(' ')}"`,
    )

test('index.html shows the same skeletons as the page', () => {
  const html = inOneLine(readFileSync('index.html', 'utf8'))
  expect(html).toContain(inOneLine(renderToStaticMarkup(<PageSkeleton />)))
  expect(html).toContain(
    inOneLine(
      renderToStaticMarkup(
        <SignInFrame brand={<Brand />}>
          <SignInSkeleton />
        </SignInFrame>,
      ),
    ),
  )
})
