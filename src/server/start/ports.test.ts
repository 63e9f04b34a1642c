import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { checkPort, listen } from './ports.ts'

test('a taken port gets a message that names a free one', async () => {
  const holder = createServer()
  await listen(holder, 0, '127.0.0.1')
  const { port } = holder.address() as AddressInfo
  const message = await checkPort(port, '127.0.0.1').catch((error: Error) => error.message)
  expect(message).toMatch(
    new RegExp(`^Port ${port} is taken\\. Port \\d+ is free: add --port \\d+\\.$`),
  )
  const free = Number(/(\d+)\.$/.exec(String(message))?.[1])
  await expect(checkPort(free, '127.0.0.1')).resolves.toBeUndefined()
  holder.close()
})
