/** `duckdb_string_t`: the length, then up to 12 bytes of text, or its first 4 bytes and its address. */
export const headBytes = 16
export const headWords = headBytes / 4
export const inlineBytes = 12
