import { expect, test } from 'vitest'
import {
  createDatabase,
  createTable,
  dropTable,
  keepRowsUntil,
  syncTable,
} from './clickhouse-tables.ts'

const alone = { database: 'winnow', cluster: null }
const main = { database: 'winnow', cluster: 'main' }
const columns = [
  ['id', 'String'],
  ['made', 'UInt64'],
] as const

test('one server gets one plain table', () => {
  expect(
    createTable({ name: 'links', columns, order_by: 'id', kept_until: 'toDateTime(made)' }, alone),
  ).toEqual([
    'CREATE TABLE IF NOT EXISTS "links" ("id" String, "made" UInt64) ENGINE = MergeTree ORDER BY (id) TTL toDateTime(made)',
  ])
  expect(
    createTable({ name: 'queues', columns, order_by: 'id', replaced_by: 'made' }, alone),
  ).toEqual([
    'CREATE TABLE IF NOT EXISTS "queues" ("id" String, "made" UInt64) ' +
      'ENGINE = ReplacingMergeTree("made") ORDER BY (id)',
  ])
})

test('on a cluster every server is a replica of a table without shards', () => {
  expect(
    createTable({ name: 'queues', columns, order_by: 'id', replaced_by: 'made' }, main),
  ).toEqual([
    'CREATE TABLE IF NOT EXISTS "queues" ON CLUSTER "main" ("id" String, "made" UInt64) ' +
      `ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{database}/queues', '{shard}-{replica}', "made") ` +
      'ORDER BY (id)',
  ])
})

test('a sharded table gets a distributed table with its name', () => {
  const table = {
    name: 'records_1',
    columns,
    order_by: 'made',
    sharded_by: 'cityHash64(id)',
    settings: 'index_granularity = 1024',
  }
  expect(createTable(table, main)).toEqual([
    'CREATE TABLE IF NOT EXISTS "records_1_local" ON CLUSTER "main" ("id" String, "made" UInt64) ' +
      `ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/records_1_local', '{replica}') ` +
      'ORDER BY (made) SETTINGS index_granularity = 1024',
    'CREATE TABLE IF NOT EXISTS "records_1" ON CLUSTER "main" AS "records_1_local" ' +
      `ENGINE = Distributed('main', 'winnow', 'records_1_local', cityHash64(id))`,
  ])
  expect(createTable(table, alone)).toEqual([
    'CREATE TABLE IF NOT EXISTS "records_1" ("id" String, "made" UInt64) ' +
      'ENGINE = MergeTree ORDER BY (made) SETTINGS index_granularity = 1024',
  ])
  expect(dropTable('records_1', true, main)).toEqual([
    'DROP TABLE IF EXISTS "records_1" ON CLUSTER "main" SYNC',
    'DROP TABLE IF EXISTS "records_1_local" ON CLUSTER "main" SYNC',
  ])
  expect(syncTable('records_1', main)).toEqual([
    'SYSTEM SYNC REPLICA ON CLUSTER "main" "records_1_local"',
  ])
})

test('the time of deletion can be changed', () => {
  expect(keepRowsUntil('links', 'made', alone)).toBe('ALTER TABLE "links" MODIFY TTL made')
  expect(keepRowsUntil('links', 'made', main)).toBe(
    'ALTER TABLE "links" ON CLUSTER "main" MODIFY TTL made',
  )
})

test('one server has nothing to wait for, and names are quoted', () => {
  expect(syncTable('records_1', alone)).toEqual([])
  expect(dropTable('records_1', true, alone)).toEqual(['DROP TABLE IF EXISTS "records_1" SYNC'])
  expect(createDatabase({ database: 'a"b', cluster: null })).toBe(
    'CREATE DATABASE IF NOT EXISTS "a""b"',
  )
})
