import { createSHA256 } from 'hash-wasm'

/** SHA-256 in hex; null if the file cannot be read. */
export type HashAnswer = string | null

const pieceBytes = 4 * 1024 * 1024

async function hash(file: Blob): Promise<string> {
  const hasher = await createSHA256()
  for (let at = 0; at < file.size; at += pieceBytes) {
    const piece = await file.slice(at, at + pieceBytes).arrayBuffer()
    hasher.update(new Uint8Array(piece))
  }
  return hasher.digest('hex')
}

const tell = (answer: HashAnswer) => postMessage(answer)

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  hash(data).then(tell, () => tell(null))
})
