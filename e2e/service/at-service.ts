import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { startStandIn, type StandIn } from './stand-in-service.ts'
import { accessTokenOf, type Ways } from './stand-in-ways.ts'
import { startServer, type RunningServer } from '../support/start-server.ts'

export const allowedHeaders: readonly string[] = [
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
  'user-agent',
  'x-request-id',
]

export type AtService = {
  readonly url: string
  readonly service: StandIn
  readonly stop: () => Promise<void>
}

export async function startGateway(service: string): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-queue-'))
  const record = {
    type: 'trace',
    id: '5bc8fbbc-bde5-4099-8164-d8399f767c45',
    created_at: '2026-03-01T10:00:00Z',
  }
  writeFileSync(join(folder, 'records.jsonl'), `${JSON.stringify(record)}\n`)
  const server = await startServer(['--galileo', service, '--queue', folder])
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}

export async function startAtService(samples: string, base: Ways['base'] = ''): Promise<AtService> {
  const service = await startStandIn(samples)
  const server = await startGateway(service.url + base)
  return {
    url: server.url,
    service,
    stop: async () => {
      await server.stop()
      await service.close()
    },
  }
}

export type SignInWay = 'key' | 'password' | 'access_token'

export async function signInAt(page: Page, at: AtService, way: SignInWay): Promise<void> {
  await page.goto(at.url)
  await page.getByText(new URL(at.service.url).host, { exact: true }).click()
  await fillSignIn(page, way)
  await expect(page.getByRole('button', { name: /^Signed in as/ })).toBeVisible()
}

export async function fillSignIn(page: Page, way: SignInWay): Promise<void> {
  if (way === 'key') {
    await page.getByLabel('API key').last().fill('sample-owner')
  } else if (way === 'access_token') {
    await page.getByText('Access token', { exact: true }).first().click()
    await page.getByLabel('Access token').last().fill(accessTokenOf('sample-owner'))
  } else {
    await page.getByText('Email and password', { exact: true }).click()
    await page.getByLabel('Email').last().fill('owner@sample.winnow')
    await page.getByLabel('Password').last().fill('sample-owner')
  }
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
