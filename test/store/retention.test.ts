/**
 * Fingerprints lie in days, their keys in weeks, and retention drops both whole.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import { saveFingerprint } from '#src/store/candidates.ts'
import type { Db } from '#src/store/db.ts'
import { runRetention } from '#src/store/retention.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { freshDb } from '../support/database.ts'
import { text } from '../support/prose.ts'

const day = 86_400_000
const daysAgo = (days: number): Date => new Date(Date.now() - days * day)
let db: Db

beforeAll(async () => {
  db = await freshDb()
})

const partitions = async (parent: string): Promise<string[]> => {
  const { rows } = await db.$client.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = ('ingest.' || $1)::regclass ORDER BY 1`,
    [parent],
  )
  return rows.map(({ name }) => name.replace(`ingest.${parent}_`, ''))
}
const count = async (table: string): Promise<number> =>
  Number((await db.$client.query(`SELECT count(*) AS n FROM ingest.${table}`)).rows[0].n)

test('a day’s fingerprints and a week’s keys go whole once no copy is looked for that far back; what had no partition goes with them', async () => {
  await db.$client.query("SELECT ingest.add_fingerprint_days((now() AT TIME ZONE 'UTC')::date - 30, 35)")
  // 60 days back there is no partition.
  for (const days of [60, 29, 20, 13, 1])
    await db.transaction((tx) =>
      saveFingerprint(tx, randomUUID() as StoryId, daysAgo(days), {
        print: fingerprint({ headline: `Day ${days}`, bodyText: text(`day ${days}`) }),
        more: [],
        language: 'en',
        revises: false,
      }),
    )
  expect(await count('fingerprint')).toBe(5)
  expect(await count('fingerprint_other')).toBe(1)
  const before = { days: await partitions('fingerprint'), weeks: await partitions('fingerprint_key') }

  expect((await runRetention(db, { days: 30, fingerprintDays: 15, dryRun: true })).fingerprints).toBe(3)
  expect({ days: await partitions('fingerprint'), weeks: await partitions('fingerprint_key') }).toEqual(before)

  expect((await runRetention(db, { days: 30, fingerprintDays: 15, dryRun: false })).fingerprints).toBe(3)
  expect(await count('fingerprint')).toBe(2)
  expect(await count('fingerprint_key_other')).toBe(0)
  const since = daysAgo(15).toISOString().slice(0, 10).replaceAll('-', '')
  expect(await partitions('fingerprint')).toEqual(before.days.filter((name) => name === 'other' || name >= since))
  const { rows } = await db.$client.query<{ week: string }>(
    `SELECT to_char((now() - interval '15 days') AT TIME ZONE 'UTC', 'IYYY"w"IW') AS week`,
  )
  expect(await partitions('fingerprint_key')).toEqual(before.weeks.filter((name) => name === 'other' || name >= rows[0]!.week))
})
