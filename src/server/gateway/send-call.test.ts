import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { sendCall } from './send-call.ts'
import { createServiceConnections } from './service-connections.ts'

test.each(['GET', 'POST'])(
  'a kept connection that the service closes when it is used again: %s',
  async (method) => {
    const connections = createServiceConnections('http://')
    let made = 0
    const service = createServer((socket) => {
      made += 1
      let calls = 0
      socket.on('error', () => undefined)
      socket.on('data', () => {
        calls += 1
        if (calls > 1) socket.destroy()
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      })
    })
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
    const { port } = service.address() as AddressInfo
    const ask = async () => {
      const body = method === 'GET' ? null : new Uint8Array([1, 2])
      const call = { url: `http://127.0.0.1:${port}/`, method, headers: {}, body }
      const response = await sendCall(call, connections, () => undefined).response
      let text = ''
      for await (const piece of response) text += String(piece)
      return text
    }
    expect(await ask()).toBe('ok')
    expect(await ask()).toBe('ok')
    expect(made).toBe(2)
    connections.keptAlive.destroy()
    service.close()
  },
)
