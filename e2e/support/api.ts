export const sampleQueues = {
  support: { id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d01', name: 'Support answers, week 12' },
  docs: { id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d02', name: 'Docs question answering' },
  agent: { id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d03', name: 'Agent runs, nightly' },
} as const

export const call = (
  baseUrl: string | undefined,
  path: string,
  body: unknown,
  key = 'sample-owner',
): Promise<Response> =>
  fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { 'Galileo-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

export async function exported(
  baseUrl: string | undefined,
  queueId: string,
  request: unknown,
): Promise<Buffer> {
  const response = await call(baseUrl, `/v2/annotation_queues/${queueId}/records/export`, request)
  if (!response.ok)
    throw new Error(`The export failed: ${response.status} ${await response.text()}`)
  return Buffer.from(await response.arrayBuffer())
}
