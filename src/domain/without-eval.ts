import { z } from 'zod'

/**
 * Imported before everything that has a schema: zod would try whether it may compile code, and the
 * page's policy tells of each such try as of an attack.
 */
z.config({ jitless: true })
