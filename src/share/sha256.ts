import { sha256 } from 'hash-wasm'

/** SHA-256 in hex. Does not use `crypto.subtle`, which needs HTTPS or localhost. */
export const sha256Of = (text: string): Promise<string> => sha256(text)
