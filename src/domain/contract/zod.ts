import { z } from 'zod'

/**
 * zod for all code that runs in the browser. Without `jitless`, zod probes `eval`, which our CSP
 * reports as a violation. The setting must come before the first schema, so schemas import `z` from
 * here. Pages and workers have a `location`; the server has none and keeps the compiler.
 */
z.config({ jitless: 'location' in globalThis })

export { z }
