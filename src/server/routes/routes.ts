import type { Hono } from 'hono'
import { availableColumns } from './available-columns.ts'
import { columnValues } from './column-values.ts'
import { countRecords } from './count.ts'
import { treeCounts } from './tree-counts.ts'
import { downloadProgress, exportUrl, redeemDownload } from './download.ts'
import { exportRecords } from './export.ts'
import { deleteShared, keepShared, listShared, readShared } from './shared-links.ts'
import { selectionFacts } from './selection-facts.ts'
import { listQueues } from './list-queues.ts'
import { missingRecordIds } from './missing-record-ids.ts'
import { partialSearch } from './partial-search.ts'
import { queueDetails, queueTemplates, queueUsers } from './queue-details.ts'
import { healthcheck, metricsText } from './health.ts'
import { currentUser, session } from './session.ts'
import type { AppEnv, Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { loginWithKey, loginWithPassword, signOutEverywhere } from '#server/sign-in/login.ts'

const prefixes = ['/v2', '/public/v2', ''] as const

/** All other paths belong to the app. */
export const isApiPath = (path: string): boolean =>
  /^\/(v2|public|annotation_queues|login|current_user|healthcheck|openapi\.json|winnow|galileo)(\/|$)/.test(
    path,
  )

export function mountApi(app: Hono<AppEnv>, dependencies: RouteDependencies): void {
  const queue = '/annotation_queues/:queue_id'
  const everywhere = [
    ['POST', `${queue}/records/export`, exportRecords(dependencies)],
    ['POST', `${queue}/records/export/url`, exportUrl(dependencies)],
    ['POST', '/annotation_queues/query', listQueues(dependencies)],
    ['GET', queue, queueDetails(dependencies)],
    ['GET', `${queue}/templates`, queueTemplates(dependencies)],
    ['GET', `${queue}/users`, queueUsers(dependencies)],
    ['POST', '/login', loginWithPassword(dependencies)],
    ['POST', '/login/api_key', loginWithKey(dependencies)],
    ['GET', '/current_user', currentUser(dependencies)],
    ['GET', '/healthcheck', healthcheck(dependencies)],
  ] as const satisfies readonly Route[]
  const once = [
    ['POST', `${queue}/records/available_columns`, availableColumns(dependencies)],
    ['POST', `${queue}/records/count`, countRecords(dependencies)],
    ['POST', `${queue}/partial_search`, partialSearch(dependencies)],
    ['GET', '/winnow/session', session(dependencies)],
    ['GET', '/winnow/metrics', metricsText(dependencies)],
    ['POST', '/winnow/sign_out_everywhere', signOutEverywhere(dependencies)],
    ['GET', '/winnow/downloads/:token', redeemDownload(dependencies)],
    ['GET', '/winnow/downloads/:id/progress', downloadProgress(dependencies)],
    ['POST', `/winnow${queue}/column_values`, columnValues(dependencies)],
    ['POST', `/winnow${queue}/tree_counts`, treeCounts(dependencies)],
    ['POST', `/winnow${queue}/shared`, keepShared(dependencies)],
    ['GET', '/winnow/shared', listShared(dependencies)],
    ['GET', '/winnow/shared/:hash', readShared(dependencies)],
    ['DELETE', '/winnow/shared/:hash', deleteShared(dependencies)],
    ['POST', `/winnow${queue}/missing_record_ids`, missingRecordIds(dependencies)],
    ['POST', `/winnow${queue}/selection_facts`, selectionFacts(dependencies)],
  ] as const satisfies readonly Route[]
  for (const prefix of prefixes) {
    for (const [method, path, handler] of everywhere) app.on(method, prefix + path, handler)
  }
  for (const [method, path, handler] of once) app.on(method, path, handler)
}

type Route = readonly [method: 'GET' | 'POST' | 'DELETE', path: string, handler: Handler]
