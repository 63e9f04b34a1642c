import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryBuilder } from 'react-querybuilder'
import 'react-querybuilder/dist/query-builder.css'
import { treeOf } from '../bench-trees.ts'
import { fields, toQuery } from '../rqb-query.ts'

const leaves = Number(new URLSearchParams(location.search).get('leaves'))

function BenchPage() {
  const [query, setQuery] = useState(() => toQuery(treeOf(leaves)))
  const [isShown, setShown] = useState(false)
  return (
    <>
      <button type="button" id="switch" onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide' : 'Show'}
      </button>
      {isShown ? <QueryBuilder fields={fields} query={query} onQueryChange={setQuery} /> : null}
    </>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<BenchPage />)
