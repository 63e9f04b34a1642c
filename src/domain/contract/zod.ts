import { z } from 'zod'

/**
 * zod, for everything that the browser runs. zod would try whether it may compile code, and the page's
 * Content-Security-Policy reports each try as an attack. The setting must come before the first schema,
 * so that schemas take `z` from here. Pages and workers have a `location`; the server has none, and compiles.
 */
z.config({ jitless: 'location' in globalThis })

export { z }
