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

/*
 * What the answers look like where `service.md` leaves it open:
 *
 * GET /winnow/session (public) → {
 *   service: host | null                           of the real service, where calls are passed on
 *   version, mode: 'sample' | 'queues',
 *   sample_users: { email, name, role, key }[]      role is a sentence; empty in mode 'queues'
 *   preparing: { id, name, records, bytes, total_bytes: int | null }[]
 *   failed: { name, reason }[]                      sample queues that could not be made
 * }
 * GET …/healthcheck (public) → { status: 'ok', api_version, message, version, preparing: int }
 *
 * POST /annotation_queues/{queue_id}/partial_search
 *   select_columns.column_ids absent: every column that is not empty, as in a csv without
 *   column_ids; include_all_… add those of their kind that are not empty. Beyond service.md the
 *   body may have `redact` (default true, as in an export: the page then shows what the file will
 *   hold; false without the right is a 403).
 *   → { starting_token, limit, paginated, next_starting_token: int | null, last_row_id: uuid | null,
 *       total_count?: int                           with include_counts
 *       records: { [column id]: cell }[] }          `id` and `type` are always there; a missing value
 *                                                   is null, or left out of what is never null in a record
 *   truncate_fields: texts over 1000 characters are cut and end in '…'; a nested value keeps its
 *   shape, its texts are cut and its lists end early.
 *
 * POST …/records/export/url → { url, url_expires_at, file_name, content_type, progress_url }; url is
 *   absolute, works once and for ten minutes, and needs no credentials: it is for <a href download>.
 * GET progress_url, for who made the link → { state: 'waiting' | 'running' | 'finished' | 'broken',
 *   records, bytes, sha256: hex | null, started_at: instant | null, ended_at: instant | null }
 *   finished: the connection took the last byte. After a restart of the server it is a 404, though
 *   the link still works.
 *
 * POST /winnow/annotation_queues/{queue_id}/tree_counts { filter_trees: FilterTree[] (1…100) }
 *   → { trees: { total, nodes: { count, without: int | null }[], mute: int[] | null }[] }
 *   nodes in preorder. without: of a leaf, what the tree would select were it absent. mute: where the
 *   tree selects nothing, the places of the fewest leaves to mute so that it selects something.
 *   In large trees and queues not all records are asked for that: it is the fewest for those that are.
 *   All trees together have 10 000 nodes at most.
 *
 * POST /winnow/annotation_queues/{queue_id}/column_values
 *   { columns: { column_id, search?: string, limit?: 1…100 = 20 }[] (1…50) }
 *   → { columns: { column_id, missing, distinct, values: { value, count }[],
 *                  histogram: { buckets: { from, to, count }[] } | null }[] }
 *   Exact, and as the person may see the column. values: the most frequent first, then by value;
 *   texts over 200 characters are left out, and dates have none. search keeps values that contain it,
 *   in any case; distinct is of all. missing: of a collection, the records without a member.
 *   histogram: of numbers and dates, 24 buckets of one width at most; of whole numbers a bucket holds
 *   its `to`, of others `to` is where the next bucket begins.
 *
 * POST /winnow/annotation_queues/{queue_id}/missing_record_ids { record_ids: uuid[] (1…100 000) }
 *   → { missing: uuid[] }: those that the queue does not hold, in canonical form, in their order.
 *
 * POST /winnow/annotation_queues/{queue_id}/selection_facts, the body of an export
 *   → { records, bytes, bytes_are_exact, empty_columns: id[], long_cells: { column_id, count }[],
 *       formula_cells: { column_id, count }[],
 *       timeline: { buckets: { from, to, total, selected }[] } | null,
 *       fully_annotated: { selected } | null }
 *   What should be known before: see SelectionFacts in the store. Who may not have a file cannot ask
 *   about it either.
 *
 * POST /winnow/annotation_queues/{queue_id}/shared, any JSON object → { hash, expires_at }: kept under
 *   the SHA-256 of what it is, for those who can read the queue; kept again, it stays for longer. 507
 *   where the person, or everybody together, keeps too much.
 * GET /winnow/shared → { shared: { hash, user_id, bytes, expires_at }[] }: one's own; of an
 *   administrator, everybody's.
 * GET /winnow/shared/{hash} → { queue_id, configuration }
 * DELETE /winnow/shared/{hash} → 204: one's own; by an administrator, everybody's.
 *
 * POST …/login/api_key { api_key } and …/login (form username, password)
 *   → { access_token, token_type: 'bearer' }
 * GET …/current_user → { id, email, first_name, last_name, role: 'admin' | 'user', permissions: [] }
 *
 * POST /winnow/sign_out_everywhere → 204: no token that this person was given is taken any more.
 * GET /winnow/metrics (public): Prometheus' text format.
 *
 * A queue that is still imported answers 503 { detail } with Retry-After (seconds).
 * Every answer has X-Request-Id; every error is { detail }.
 */

const prefixes = ['/v2', '/public/v2', ''] as const

/** Everything else belongs to the app. */
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
