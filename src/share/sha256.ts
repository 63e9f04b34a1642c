import { sha256 } from 'hash-wasm'

/**
 * SHA-256 in hex. `crypto.subtle` is missing where the page came by plain HTTP from another machine.
 */
export const sha256Of = (text: string): Promise<string> => sha256(text)
