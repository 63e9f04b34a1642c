import { Worker } from 'node:worker_threads'

const isBuilt = import.meta.url.endsWith('.js')

/** The build bundles it as `{name}.js`; from the sources it needs a loader. */
export function startThreadFile(name: string, source: string, workerData?: unknown): Worker {
  if (isBuilt) return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData })
  const load = `import('tsx/esm/api').then(({ register }) => (register(), import('${source}')))`
  return new Worker(load, { eval: true, workerData })
}
